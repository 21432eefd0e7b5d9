using DataSynth.Generation.Http;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.ToolCalling.Seeding;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>A model behind one or more endpoints, each an <c>IChatClient</c>: balance, retries, outcomes instead of exceptions.</summary>
public sealed class ChatGenerator : IGenerator
{
    private readonly IReadOnlyList<IChatClient> _clients;
    private readonly RetryPolicy _retry;
    private readonly TimeProvider _time;
    private readonly EndpointBalance _balance;
    private readonly IDisposable? _owned;

    /// <summary>A generator over chat clients.</summary>
    /// <param name="clients">One client for each endpoint, at least one; disposed with the generator.</param>
    /// <param name="description">Who answers. A client that is not of this room must be described as <see cref="Provider.OpenAi"/>,
    /// since its replies are stored in that form.</param>
    /// <param name="placesPerEndpoint">Requests under way at once per endpoint.</param>
    /// <param name="retry">What is tried again.</param>
    /// <param name="time">The clock of waits and durations.</param>
    /// <param name="owned">What else is disposed with the generator, such as the connection pool; null for nothing.</param>
    public ChatGenerator(
        IReadOnlyList<IChatClient> clients,
        GeneratorDescription description,
        int placesPerEndpoint,
        RetryPolicy retry,
        TimeProvider time,
        IDisposable? owned = null)
    {
        if (clients.Count == 0)
            throw new ArgumentException("at least one client, one for each endpoint, is expected; none was given", nameof(clients));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(placesPerEndpoint);
        _clients = clients;
        Description = description;
        Concurrency = placesPerEndpoint * clients.Count;
        _retry = retry;
        _time = time;
        _balance = new EndpointBalance(clients.Count);
        _owned = owned;
    }

    /// <inheritdoc/>
    public GeneratorDescription Description { get; }

    /// <inheritdoc/>
    public int Concurrency { get; }

    /// <inheritdoc/>
    public async ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        SeededRandom? jitter = null;
        var failedEndpoint = -1;
        for (var attempt = 1; ; attempt++)
        {
            var endpoint = _balance.Take(failedEndpoint);
            var started = _time.GetTimestamp();
            ChatServiceException fault;
            try
            {
                var response = await _clients[endpoint]
                    .GetResponseAsync(ConversationMapper.Map(request.Messages), OptionsFor(request), cancellationToken)
                    .ConfigureAwait(false);
                return AnsweredWith(response, attempt, _time.GetElapsedTime(started));
            }
            catch (ChatServiceException exception)
            {
                fault = exception;
            }
            catch (Exception exception) when (IsTransport(exception) && !cancellationToken.IsCancellationRequested)
            {
                // A client of another make has exceptions of its own; these are what transports throw.
                var reason = exception is HttpRequestException or IOException ? FailureReason.Connection : FailureReason.Timeout;
                fault = new ChatServiceException(reason, ErrorText.OneLine(exception.Message), exception);
            }
            finally
            {
                _balance.Release(endpoint);
            }

            var duration = _time.GetElapsedTime(started);
            if (UnreadableOutput.Read(fault.Body.Span) is not null)
                return new Answered(fault.Body, attempt, duration, null, null, UnreadableOutput.FinishReason);
            if (attempt >= _retry.AttemptsFor(fault.Reason))
                return new Failed(fault.Reason, fault.Message, attempt, duration);
            failedEndpoint = endpoint;
            jitter ??= new SeededRandom(request.Sampling.Seed ?? 0, "retry", request.Key);
            await Task.Delay(_retry.DelayAfter(attempt, fault.RetryAfter, jitter), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients)
            client.Dispose();
        _owned?.Dispose();
    }

    /// <summary>A cancellation that nobody here asked for is some client's own time-out.</summary>
    private static bool IsTransport(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException;

    /// <summary>Fresh for each attempt: a client may change what it is given.</summary>
    private static ChatOptions OptionsFor(GenerationRequest request) => new()
    {
        Temperature = (float?)request.Sampling.Temperature,
        TopP = (float?)request.Sampling.TopP,
        TopK = request.Sampling.TopK,
        Seed = request.Sampling.Seed,
        MaxOutputTokens = request.Sampling.MaxOutputTokens,
        Tools = request.Tools.Count == 0 ? null : [.. request.Tools.Select(tool => new ToolDeclaration(tool))],
        RawRepresentationFactory = client => client is HttpChatClient ? request.Sampling : null,
    };

    private static Answered AnsweredWith(ChatResponse response, int attempt, TimeSpan duration) => new(
        response.RawRepresentation is ReadOnlyMemory<byte> body ? body : OpenAiBody.Write(response),
        attempt,
        duration,
        response.Usage?.InputTokenCount,
        response.Usage?.OutputTokenCount,
        response.FinishReason?.Value);
}
