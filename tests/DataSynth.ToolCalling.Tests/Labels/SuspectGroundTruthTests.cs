using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Tests.TestData;

namespace DataSynth.ToolCalling.Tests.Labels;

public sealed class SuspectGroundTruthTests
{
    private static readonly Verdict Wrong = new(VerdictKind.Incorrect, ErrorType.Value, "x", [], 0.5);

    private static AgreementVote Vote(string generator, string calls, Verdict? verdict = null)
        => new(generator, verdict ?? Wrong, TaskText.Calls(calls));

    [Fact]
    public void Generators_that_agree_against_the_ground_truth_make_it_suspect()
    {
        var found = SuspectGroundTruth.Find(
            [
                Vote("b", """[{"name":"f","arguments":{"x":1,"y":2}}]"""),
                Vote("a", """[{"name":"f","arguments":{"y":2.0,"x":1}}]"""),
                Vote("c", """[{"name":"g","arguments":{}}]"""),
            ],
            atLeast: 2);

        found!.Generators.ShouldBe(["a", "b"]);
        found.Calls.Single().Name.ShouldBe("f");
    }

    [Fact]
    public void Samples_of_one_generator_have_one_vote()
        => SuspectGroundTruth.Find([Vote("a", """[{"name":"f"}]"""), Vote("a", """[{"name":"f"}]""")], atLeast: 2).ShouldBeNull();

    [Fact]
    public void Right_unlabelled_and_unreadable_candidates_do_not_vote()
        => SuspectGroundTruth.Find(
            [
                Vote("a", "[]", Wrong with { ErrorType = ErrorType.Format }),
                Vote("b", "[]", Wrong with { ErrorType = ErrorType.Format }),
                Vote("c", "[]", new Verdict(VerdictKind.Correct, null, null, [], 1)),
                Vote("d", "[]", new Verdict(VerdictKind.Unlabelled, null, "x", [], null)),
            ],
            atLeast: 2).ShouldBeNull();

    [Fact]
    public void Agreement_to_abstain_counts()
    {
        var missing = Wrong with { ErrorType = ErrorType.MissingCall };

        SuspectGroundTruth.Find([Vote("a", "[]", missing), Vote("b", "[]", missing)], atLeast: 2)!.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void One_generator_alone_cannot_be_asked_for()
        => Should.Throw<ArgumentOutOfRangeException>(() => SuspectGroundTruth.Find([], atLeast: 1));
}
