using System.Text.Json.Serialization;

namespace DataSynth.Cli.Runs;

/// <summary>How <see cref="PlanRecord"/> is written, made when the program is built: nothing is looked up at the start of a run.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(PlanRecord))]
internal sealed partial class PlanRecordJson : JsonSerializerContext;
