using DataSynth.Generation.Scheduling;

namespace DataSynth.Generation.Tests.Scheduling;

public sealed class ServerMetricsTests
{
    [Theory]
    [InlineData(
        "# HELP vllm:num_requests_running Number of requests.\n# TYPE vllm:num_requests_running gauge\n"
        + "vllm:num_requests_running{engine=\"0\",model_name=\"a b}\"} 3.0\nvllm:num_requests_running{engine=\"1\"} 4\n"
        + "vllm:num_requests_waiting{engine=\"0\"} 2.0\nvllm:num_preemptions_total{engine=\"0\"} 7.0\n",
        7, 2, 7)]
    [InlineData("sglang:num_running_reqs{tp_rank=\"0\"} 5.0 1767225600000\nsglang:num_queue_reqs{tp_rank=\"0\"} 1e1", 5, 10, 0)]
    [InlineData("llamacpp:requests_processing 4\nllamacpp:requests_deferred 0\n", 4, 0, 0)]
    [InlineData("tgi_batch_current_size 6\r\ntgi_queue_size 9\r\n", 6, 9, 0)]
    public void Each_servers_names_are_known(string page, double running, double waiting, double preemptions)
        => ServerMetrics.Read(page).ShouldBe(new ServerLoad(running, waiting, preemptions));

    [Theory]
    [InlineData("")]
    [InlineData("<html>not found</html>")]
    [InlineData("process_cpu_seconds_total 12")]
    [InlineData("vllm:num_requests_running 3")]
    [InlineData("vllm:num_requests_running NaN\nvllm:num_requests_waiting -1")]
    [InlineData("vllm:num_requests_running\nvllm:num_requests_waiting{")]
    public void A_page_that_does_not_tell_is_none(string page) => ServerMetrics.Read(page).ShouldBeNull();
}
