using DataSynth.Generation.Http;
using DataSynth.Generation.Outcomes;
using DataSynth.Generation.Replies;
using DataSynth.Generation.Requests;
using DataSynth.Generation.Scheduling;
using Microsoft.Extensions.AI;

namespace DataSynth.Generation.Chat;

/// <summary>A model behind one or more endpoints, each an <c>IChatClient</c>: places, retries, outcomes instead of exceptions.</summary>
/// <remarks>
/// A request fails for good only when its attempts are used up while its servers answered others. Where they answered nobody, the request
/// is parked with its endpoint and goes on when that answers again.
/// </remarks>
public sealed class ChatGenerator : IGenerator
{
    private readonly Dictionary<Endpoint, IChatClient> _clients;
    private readonly EndpointPool _pool;
    private readonly PoolMember _member;
    private readonly RetryPolicy _retry;
    private readonly IDisposable? _owned;

    /// <summary>A generator over chat clients.</summary>
    /// <param name="endpoints">Where the model is served, at least one; the clients are disposed with the generator.</param>
    /// <param name="description">Who answers. A client that is not of this room must be described as <see cref="Provider.OpenAi"/>,
    /// since its replies are stored in that form.</param>
    /// <param name="pool">Where places come from; stays the caller's.</param>
    /// <param name="concurrency">Requests under way at once per endpoint, or null to find the number automatically.</param>
    /// <param name="share">Its weight where several generators wait for the same endpoint; above 0.</param>
    /// <param name="retry">What is tried again.</param>
    /// <param name="owned">What else is disposed with the generator, such as the connection pool; null for nothing.</param>
    public ChatGenerator(
        IReadOnlyList<ChatEndpoint> endpoints,
        GeneratorDescription description,
        EndpointPool pool,
        int? concurrency,
        double share,
        RetryPolicy retry,
        IDisposable? owned = null)
    {
        if (endpoints.Count == 0)
            throw new ArgumentException("at least one endpoint is expected; none was given", nameof(endpoints));
        if (concurrency is { } number)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(concurrency));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        Description = description;
        _clients = endpoints.ToDictionary(
            endpoint => pool.GetOrAdd(endpoint.Address, concurrency, endpoint.Watch), endpoint => endpoint.Client);
        _pool = pool;
        _member = new PoolMember(pool, [.. _clients.Keys], share);
        _retry = retry;
        _owned = owned;
    }

    /// <inheritdoc/>
    public GeneratorDescription Description { get; }

    /// <inheritdoc/>
    public int Concurrency => _member.Most;

    /// <inheritdoc/>
    public ValueTask<Place?> EnterAsync(CancellationToken cancellationToken) => _member.EnterAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<GenerationOutcome> GenerateAsync(GenerationRequest request, Place place, CancellationToken cancellationToken)
    {
        var attempts = new RequestAttempts(_retry, _pool, _member, request);
        while (true)
        {
            var endpoint = place.Endpoint ?? throw new ArgumentException("the place is not taken any more; expected one from EnterAsync", nameof(place));
            var started = _pool.Now;
            ChatServiceException fault;
            try
            {
                attempts.Begin(started);
                var response = await _clients[endpoint]
                    .GetResponseAsync(ConversationMapper.Map(request.Messages), OptionsFor(request), cancellationToken)
                    .ConfigureAwait(false);
                _pool.Answered(endpoint, _pool.Now - started);
                return AnsweredWith(response, attempts.Made, _pool.Now - started);
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

            var duration = _pool.Now - started;
            if (UnreadableOutput.Read(fault.Body.Span) is not null)
            {
                _pool.Answered(endpoint, duration);
                return new Answered(fault.Body, attempts.Made, duration, null, null, UnreadableOutput.FinishReason);
            }

            _pool.Faulted(endpoint, fault.Reason, fault.RetryAfter);
            if (attempts.AreUsedUpBy(fault, endpoint))
                return new Failed(fault.Reason, fault.Message, attempts.Made, duration);
            if (!await attempts.WaitAsync(place, endpoint, fault, cancellationToken).ConfigureAwait(false))
                return new Parked(fault.Reason, fault.Message, attempts.Made, duration);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
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
