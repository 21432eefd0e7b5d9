using DataSynth.Cli.Runs;
using DataSynth.Generation.Requests;

namespace DataSynth.Cli.Tests.Runs;

public sealed class TurnsTests
{
    private static readonly Uri One = new("http://one:11434");
    private static readonly Uri Two = new("http://two:11434");
    private static readonly Uri Three = new("http://three:11434");

    [Fact]
    public void Models_of_one_ollama_take_turns_and_all_else_runs_side_by_side()
        => Groups(Ollama(One), OpenAi(One), Ollama(Two), Ollama(One), OpenAi(One), new GeneratorSettings(Provider.Perturb, "perturb/1"))
            .ShouldBe(["0 3", "1", "2", "4", "5"]);

    [Fact]
    public void A_model_at_two_servers_joins_their_groups()
        => Groups(Ollama(One), Ollama(Two), Ollama(Three), Ollama(One, Two)).ShouldBe(["0 1 3", "2"]);

    [Fact]
    public void The_order_of_turns_is_the_users_and_else_the_files()
        => Groups(Ollama(One) with { Order = 1 }, Ollama(One), Ollama(One) with { Order = -1 }).ShouldBe(["2 1 0"]);

    [Fact]
    public void The_user_may_have_models_asked_together_or_apart()
        => Groups(
                Ollama(One) with { Together = true },
                Ollama(One) with { Together = true },
                OpenAi(Two) with { Together = false },
                OpenAi(Two) with { Together = false })
            .ShouldBe(["0", "1", "2 3"]);

    private static IEnumerable<string> Groups(params GeneratorSettings[] settings)
        => Turns.Of(settings).Select(group => string.Join(' ', group));

    private static GeneratorSettings Ollama(params Uri[] endpoints) => new(Provider.Ollama, "m") { Endpoints = endpoints };

    private static GeneratorSettings OpenAi(params Uri[] endpoints) => new(Provider.OpenAi, "m") { Endpoints = endpoints };
}
