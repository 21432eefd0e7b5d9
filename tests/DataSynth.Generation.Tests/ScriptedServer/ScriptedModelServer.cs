using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace DataSynth.Generation.Tests.ScriptedServer;

/// <summary>
/// A model server on loopback that does what a delegate says, for Ollama's native API (<see cref="OllamaEndpoint"/>) and OpenAI's
/// (<see cref="OpenAiEndpoint"/>) at once. Questions other than chat (tags, show, version, models) are answered by <see cref="Catalogue"/>.
/// </summary>
internal sealed class ScriptedModelServer : IAsyncDisposable
{
    private static readonly byte[] Blanks = [.. Enumerable.Repeat((byte)' ', 64 * 1024)];

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly Func<ScriptedRequest, ScriptedReply> _script;
    private readonly bool _keepRequests;
    private int _underWay;
    private int _number;
    private int _maxUnderWay;

    private ScriptedModelServer(WebApplication application, Func<ScriptedRequest, ScriptedReply> script, bool keepRequests)
    {
        _keepRequests = keepRequests;
        _application = application;
        _script = script;
    }

    /// <summary>Base address for the native API.</summary>
    public Uri OllamaEndpoint { get; private set; } = null!;

    /// <summary>Base address for OpenAI's API.</summary>
    public Uri OpenAiEndpoint => new(OllamaEndpoint, "v1");

    /// <summary>The model that the catalogue lists.</summary>
    public ScriptedCatalogue Catalogue { get; init; } = new();

    /// <summary>The chat requests so far, in the order of their arrival.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>Most chat requests that were under way at once.</summary>
    public int MaxUnderWay => _maxUnderWay;

    /// <summary>Starts a server on a free port.</summary>
    /// <param name="script">Says what to do with a chat request; called concurrently.</param>
    /// <param name="catalogue">What else the server says; null for the default.</param>
    /// <param name="port">The port, or 0 for a free one.</param>
    /// <param name="keepRequests">Whether <see cref="Requests"/> is filled; not for millions.</param>
    public static async Task<ScriptedModelServer> StartAsync(
        Func<ScriptedRequest, ScriptedReply> script, ScriptedCatalogue? catalogue = null, int port = 0, bool keepRequests = true)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinResponseDataRate = null;
            options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = builder.Build();
        var server = new ScriptedModelServer(application, script, keepRequests) { Catalogue = catalogue ?? new ScriptedCatalogue() };
        application.Run(server.HandleAsync);
        await application.StartAsync();
        server.OllamaEndpoint = new Uri(application.Urls.First());
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var authorization = context.Request.Headers.Authorization.FirstOrDefault();
        var path = context.Request.Path.Value!;
        var isChat = path is "/api/chat" or "/v1/chat/completions";
        var request = new ScriptedRequest(context.Request.Method, path, body, authorization, isChat ? Interlocked.Increment(ref _number) : 0);
        if (!isChat)
        {
            await SendAsync(context, Catalogue.Answer(request));
            return;
        }

        if (_keepRequests)
            _requests.Enqueue(request);
        var underWay = Interlocked.Increment(ref _underWay);
        try
        {
            InterlockedMax(ref _maxUnderWay, underWay);
            await SendAsync(context, _script(request));
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private static async Task SendAsync(HttpContext context, ScriptedReply reply)
    {
        try
        {
            await Task.Delay(reply.Delay, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (reply.CutBefore)
        {
            context.Abort();
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        if (!reply.Chunked)
            context.Response.ContentLength = bytes.Length + reply.Padding;
        if (reply.RetryAfter is not null)
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        if (reply.CutAfter is { } length)
        {
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, Math.Min(length, bytes.Length)));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }

        await WriteAsync(context, bytes, reply.Drip);
        await PadAsync(context, reply.Padding);
    }

    private static async Task PadAsync(HttpContext context, long length)
    {
        try
        {
            for (; length > 0; length -= Blanks.Length)
                await context.Response.Body.WriteAsync(Blanks.AsMemory(0, (int)Math.Min(length, Blanks.Length)), context.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, which is what the script was about.
        }
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes, TimeSpan drip)
    {
        try
        {
            var step = drip == TimeSpan.Zero ? Math.Max(1, bytes.Length) : 1;
            for (var sent = 0; sent < bytes.Length; sent += step)
            {
                await context.Response.Body.WriteAsync(bytes.AsMemory(sent, Math.Min(step, bytes.Length - sent)), context.RequestAborted);
                if (drip == TimeSpan.Zero)
                    continue;
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(drip, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client went away, which is what the script was about.
        }
    }

    private static void InterlockedMax(ref int target, int value)
    {
        var seen = Volatile.Read(ref target);
        while (value > seen)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
