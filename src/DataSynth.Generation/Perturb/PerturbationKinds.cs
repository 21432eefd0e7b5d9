using DataSynth.ToolCalling.Labels;
using DataSynth.ToolCalling.Seeding;

namespace DataSynth.Generation.Perturb;

/// <summary>The ways to be wrong, one for each error type. A new one is one file and one line here.</summary>
internal static class PerturbationKinds
{
    /// <summary>Proposes wrong answers in a drawn order; whether they are wrong as meant is the labeller's decision.</summary>
    public delegate IEnumerable<Perturbation> Proposals(PerturbSubject subject, SeededRandom random);

    /// <summary>All kinds, in the order of <see cref="ErrorType"/>.</summary>
    public static IReadOnlyList<(ErrorType Kind, Proposals Propose)> All { get; } =
    [
        (ErrorType.Value, WrongValue.Propose),
        (ErrorType.Name, WrongName.Propose),
        (ErrorType.Count, WrongCount.Propose),
        (ErrorType.MissingOptional, WrongParameters.ProposeMissingOptional),
        (ErrorType.MissingRequired, WrongParameters.ProposeMissingRequired),
        (ErrorType.Type, WrongType.Propose),
        (ErrorType.UnexpectedParameter, WrongParameters.ProposeUnexpected),
        (ErrorType.Format, WrongFormat.Propose),
        (ErrorType.UnexpectedCall, WrongDecision.ProposeCall),
        (ErrorType.MissingCall, WrongDecision.ProposeWords),
    ];
}
