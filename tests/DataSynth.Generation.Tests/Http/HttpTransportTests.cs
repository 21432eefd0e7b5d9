using System.Net;
using DataSynth.Generation.Http;
using DataSynth.Generation.Outcomes;

namespace DataSynth.Generation.Tests.Http;

public sealed class HttpTransportTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public async Task A_connection_that_does_not_open_in_time_is_a_fault_of_the_connection()
    {
        var fault = await FaultAsync(_ => throw new TaskCanceledException("", new TimeoutException("ConnectTimeout")));

        fault.Reason.ShouldBe(FailureReason.Connection);
        fault.Message.ShouldBe("http://host:1/base: no connection within connect_timeout");
    }

    [Theory]
    [InlineData("Fri, 02 Jan 2026 03:04:35 GMT", 30)]
    [InlineData("Fri, 02 Jan 2026 03:04:00 GMT", 0)]
    [InlineData("12", 12)]
    public async Task Retry_after_is_a_number_of_seconds_or_a_date(string header, int seconds)
    {
        var fault = await FaultAsync(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            response.Headers.TryAddWithoutValidation("Retry-After", header);
            return response;
        });

        fault.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_long_error_page_is_cut_and_told_in_one_line()
    {
        var fault = await FaultAsync(_ => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent(new string('x', 200_000)) });

        fault.Body.Length.ShouldBe(64 * 1024);
        fault.Message.Length.ShouldBeLessThan(600);
        fault.Message.ShouldEndWith("…");
    }

    [Fact]
    public async Task User_information_of_an_address_is_neither_sent_nor_shown()
    {
        Uri? asked = null;
        var fault = await FaultAsync(request =>
        {
            asked = request.RequestUri;
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        });

        asked!.ToString().ShouldBe("http://host:1/base/path");
        fault.Message.ShouldBe("http://host:1/base: HTTP 404: an empty body");
    }

    private static async Task<ChatServiceException> FaultAsync(Func<HttpRequestMessage, HttpResponseMessage> respond)
    {
        using var http = new HttpClient(new StubHandler(respond));
        var limits = new TransportLimits(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10), 1000);
        var transport = new HttpTransport(http, new Uri("http://user:secret@host:1/base/?key=secret"), null, limits, new FixedClock());
        var send = async () => await transport.SendAsync(HttpMethod.Get, "path", null, CancellationToken.None);
        return await send.ShouldThrowAsync<ChatServiceException>();
    }

    private sealed class StubHandler(Func<HttpRequestMessage, HttpResponseMessage> respond) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(respond(request));
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
