using System.Net.Http.Headers;
using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Http;

/// <summary>One exchange with one server: time-outs apart, size limit, and every fault as a <see cref="ChatServiceException"/>.</summary>
/// <param name="http">The connection pool; not disposed here.</param>
/// <param name="endpoint">The base address; paths are appended to it.</param>
/// <param name="key">The API key, or null.</param>
/// <param name="limits">What an exchange may take.</param>
/// <param name="time">The clock of the time-outs.</param>
internal sealed class HttpTransport(HttpClient http, Uri endpoint, ApiKey? key, TransportLimits limits, TimeProvider time)
{
    private const int MaxErrorBytes = 64 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly string _base = EndpointAddress.TextOf(endpoint);
    private Uri? _latest;

    /// <summary>The pool in use, for callers that ask a client for it.</summary>
    public HttpClient Http => http;

    /// <summary>The base address without user information.</summary>
    public string Base => _base;

    /// <summary>Sends a request and reads the whole body of a successful reply.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Relative to the base address, without a leading slash.</param>
    /// <param name="body">JSON to send, or null for none.</param>
    /// <param name="cancellationToken">Abandons the exchange.</param>
    /// <exception cref="ChatServiceException">Anything but a complete reply with status 2xx.</exception>
    public async Task<byte[]> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        using var end = new CancellationTokenSource(limits.Timeout, time);
        using var firstByte = limits.FirstByteTimeout < limits.Timeout ? new CancellationTokenSource(limits.FirstByteTimeout, time) : null;
        using var abandoned = EndWith(end, cancellationToken);
        using var late = EndWith(end, firstByte?.Token ?? CancellationToken.None);
        try
        {
            using var request = CreateRequest(method, path, body);
            using var response = await http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, end.Token)
                .ConfigureAwait(false);
            firstByte?.CancelAfter(Timeout.InfiniteTimeSpan);
            return response.IsSuccessStatusCode
                ? await ReadAsync(response, limits.MaxResponseBytes, mayBeCut: false, end.Token).ConfigureAwait(false)
                : throw await FaultAsync(response, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException exception)
        {
            throw Explain(exception, end.IsCancellationRequested, firstByte is { IsCancellationRequested: true });
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Fault(FailureReason.Connection, $"{_base}: {ErrorText.OneLine(exception.GetBaseException().Message)}", exception);
        }
    }

    /// <summary>An error whose text names the server and never the key.</summary>
    /// <param name="reason">The kind of failure.</param>
    /// <param name="message">One line.</param>
    /// <param name="cause">The cause, or null.</param>
    public ChatServiceException Fault(FailureReason reason, string message, Exception? cause = null)
        => new(reason, key?.Scrub(message) ?? message, cause);

    /// <summary>A registration instead of a linked source, which would be made and given back for every exchange.</summary>
    private static CancellationTokenRegistration EndWith(CancellationTokenSource end, CancellationToken cause)
        => cause.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), end);

    private HttpRequestMessage CreateRequest(HttpMethod method, string path, byte[]? body)
    {
        var request = new HttpRequestMessage(method, AddressOf(path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = Json;
        }

        key?.ApplyTo(request);
        return request;
    }

    /// <summary>A client asks one path again and again, and reading an address takes longer than comparing it.</summary>
    private Uri AddressOf(string path)
    {
        var address = $"{_base}/{path}";
        return _latest is { } latest && latest.OriginalString == address ? latest : _latest = new Uri(address);
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, int limit, bool mayBeCut, CancellationToken cancellationToken)
    {
        if (!mayBeCut && response.Content.Headers.ContentLength > limit)
            throw TooLarge($"{response.Content.Headers.ContentLength:N0}", limit);

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var buffer = new ReplyBuffer(response.Content.Headers.ContentLength);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.Free(), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return buffer.Written.ToArray();
                buffer.Advance(read);
                if (buffer.Written.Length <= limit)
                    continue;
                return mayBeCut ? buffer.Written[..limit].ToArray() : throw TooLarge($"more than {limit:N0}", limit);
            }
        }
    }

    private async Task<ChatServiceException> FaultAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = await ReadAsync(response, MaxErrorBytes, mayBeCut: true, cancellationToken).ConfigureAwait(false);
        var message = $"{_base}: HTTP {status}: {ErrorText.Describe(body)}";
        return new ChatServiceException(FailureReasonNames.FromStatus(status), key?.Scrub(message) ?? message)
        {
            Status = status,
            RetryAfter = RetryAfterOf(response.Headers.RetryAfter),
            Body = body,
        };
    }

    private TimeSpan? RetryAfterOf(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private ChatServiceException TooLarge(string found, int limit)
        => Fault(FailureReason.TooLarge, $"{_base}: the reply has {found} bytes, the limit is {limit:N0}");

    private ChatServiceException Explain(OperationCanceledException exception, bool timedOut, bool firstByte)
    {
        if (firstByte)
        {
            return Fault(
                FailureReason.Timeout,
                $"{_base}: no first byte within {limits.FirstByteTimeout.TotalSeconds} s (first_byte_timeout)",
                exception);
        }

        if (timedOut)
            return Fault(FailureReason.Timeout, $"{_base}: no complete reply within {limits.Timeout.TotalSeconds} s (timeout)", exception);

        // The only cancellation left is the handler's own, when a connection takes too long to open.
        return Fault(FailureReason.Connection, $"{_base}: no connection within connect_timeout", exception);
    }
}
