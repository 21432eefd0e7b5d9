using DataSynth.Cli.Configuration;
using DataSynth.Cli.Configuration.Diagnostics;

namespace DataSynth.Cli.Tests.Configuration;

public sealed class SecretTests
{
    [Theory]
    [InlineData("{ openai: m, endpoint: http://a/v1, api_key: SECRET }", "api_key_env")]
    [InlineData("{ openai: m, endpoint: http://a/v1, token: SECRET }", "environment variable")]
    [InlineData("{ openai: m, endpoint: http://a/v1, api_key_env: sk-SECRET }", "NAME of an environment variable")]
    [InlineData("{ openai: m, endpoint: http://user:SECRET@a/v1 }", "must not hold a user name or password")]
    [InlineData("{ openai: m, endpoint: \"http://a/v1?key=SECRET\" }", "without ? or #")]
    [InlineData("{ openai: m, endpoint: http://a/v1, extra_body: { headers: { Authorization: Bearer SECRET } } }", "looks like a credential")]
    [InlineData("{ openai: m, endpoint: http://a/v1, api_key: 'SECRET", "not YAML")]
    [InlineData("{ openai: m, endpoint: http://a/v1, temperature: hot, api_key: SECRET }", "found hot")]
    public void A_key_in_the_file_is_an_error_that_does_not_repeat_it(string generator, string message)
    {
        var reading = PipelineReader.Read(new SourceText("test.yaml", PipelineTexts.WithGenerator(generator)));

        var text = DiagnosticRenderer.Render(reading.Source, reading.Diagnostics, default);
        reading.Pipeline.ShouldBeNull();
        text.ShouldContain(message);
        text.ShouldNotContain("SECRET");
    }

    [Theory]
    [InlineData("api_key_env: VLLM_KEY", "api_key_env: VLLM_KEY")]
    [InlineData("max_output_tokens: 12", "max_output_tokens: 12")]
    [InlineData("api_key: abc", "api_key: …")]
    [InlineData("  { hf_token: abc }", "  { hf_token: …")]
    [InlineData("http://me:pw@host/", "http://…")]
    public void Only_what_follows_a_secret_name_is_hidden(string line, string shown)
        => SecretMask.Apply(line, always: false).ShouldBe(shown);
}
