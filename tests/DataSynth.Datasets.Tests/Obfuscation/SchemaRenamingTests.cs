using DataSynth.Datasets.Obfuscation;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Json;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.Datasets.Tests.Obfuscation;

/// <summary>Every place where a schema says a name, one by one.</summary>
public sealed class SchemaRenamingTests
{
    private static readonly ObfuscationMap Map = new(
        new Dictionary<string, string> { ["f"] = "F1" },
        new Dictionary<string, string> { ["a"] = "A1", ["b"] = "B1", ["type"] = "T1", ["a/b"] = "S1" },
        new Dictionary<string, string> { ["d"] = "D1", ["properties"] = "P1" },
        Order: 5);

    [Theory]
    [InlineData("""{"properties":{"a":{},"c":{}},"required":["a","c"]}""", """{"properties":{"A1":{},"c":{}},"required":["A1","c"]}""")]
    [InlineData("""{"properties":{"type":{"type":"string"}}}""", """{"properties":{"T1":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"a":{"type":"object","properties":{"b":{"default":"b"}}}}}""", """{"properties":{"A1":{"type":"object","properties":{"B1":{"default":"b"}}}}}""")]
    [InlineData("""{"type":"object","dependentRequired":{"a":["b"]},"dependencies":{"b":["a"]}}""", """{"type":"object","dependentRequired":{"A1":["B1"]},"dependencies":{"B1":["A1"]}}""")]
    [InlineData("""{"type":"object","dependentSchemas":{"a":{"required":["b"]}}}""", """{"type":"object","dependentSchemas":{"A1":{"required":["B1"]}}}""")]
    [InlineData("""{"type":"object","propertyNames":{"enum":["a","c"]}}""", """{"type":"object","propertyNames":{"enum":["A1","c"]}}""")]
    [InlineData("""{"type":"object","discriminator":{"propertyName":"a"}}""", """{"type":"object","discriminator":{"propertyName":"A1"}}""")]
    [InlineData("""{"type":"object","if":{"properties":{"a":{}}},"then":{"required":["a"]},"not":{"required":["b"]}}""", """{"type":"object","if":{"properties":{"A1":{}}},"then":{"required":["A1"]},"not":{"required":["B1"]}}""")]
    [InlineData("""{"type":"object","default":{"a":{"a":1}},"properties":{"a":{"type":"object"}}}""", """{"type":"object","default":{"A1":{"a":1}},"properties":{"A1":{"type":"object"}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"enum":["a",{"b":1}],"properties":{"b":{}}}}}""", """{"type":"object","properties":{"A1":{"enum":["a",{"B1":1}],"properties":{"B1":{}}}}}""")]
    [InlineData("""{"$defs":{"d":{"properties":{"a":{}}},"properties":{}},"properties":{"b":{"$ref":"#/$defs/d"}}}""", """{"$defs":{"D1":{"properties":{"A1":{}}},"P1":{}},"properties":{"B1":{"$ref":"#/$defs/D1"}}}""")]
    [InlineData("""{"type":"object","x":{"$ref":"a"},"properties":{"b":{"$ref":"#/properties/a~1b/properties/a"}}}""", """{"type":"object","x":{"$ref":"a"},"properties":{"B1":{"$ref":"#/properties/S1/properties/A1"}}}""")]
    [InlineData("""{"type":"object","patternProperties":{"a":{"properties":{"a":{}}}},"additionalProperties":{"required":["a"]}}""", """{"type":"object","patternProperties":{"a":{"properties":{"A1":{}}}},"additionalProperties":{"required":["A1"]}}""")]
    [InlineData("""{"a":{"type":"str, optional","default":"a"},"type":{"type":"int"}}""", """{"A1":{"type":"str, optional","default":"a"},"T1":{"type":"int"}}""")]
    [InlineData("""{"type":"array","items":[{"required":["a"]}],"prefixItems":[{"required":["b"]}],"contains":{"required":["a"]}}""", """{"type":"array","items":[{"required":["A1"]}],"prefixItems":[{"required":["B1"]}],"contains":{"required":["A1"]}}""")]
    [InlineData("true", "true")]
    public void A_name_is_changed_where_it_is_one_and_nowhere_else(string schema, string renamed)
    {
        var task = new ToolTask("t", "d", [new Message("user", "a b")], [new Tool("f", "a", schema)], Expectation.NoCall);

        var changed = Renaming.Forward(Map).Apply(task).Tools[0];

        CanonicalJson.Of(changed.Parameters).ShouldBe(CanonicalJson.Of(JsonValue.Parse(renamed)));
        changed.Name.ShouldBe("F1");
        changed.Description.ShouldBe("a");
        TaskJson.Write(Renaming.Back(Map).Apply(Renaming.Forward(Map).Apply(task))).ShouldBe(TaskJson.Write(task));
    }

    [Fact]
    public void The_order_of_tools_and_of_schema_keys_changes_by_the_seed()
    {
        var tools = Enumerable.Range(0, 6).Select(i => new Tool($"t{i}", null, """{"type":"object","properties":{"a":{},"b":{},"c":{},"d":{},"e":{}},"required":[]}""")).ToList();
        var task = new ToolTask("t", "d", [new Message("user", "?")], tools, Expectation.NoCall);
        string Write(long order) => TaskJson.Write(Renaming.Forward(Map with { Order = order }).Apply(task));

        Write(1).ShouldBe(Write(1));
        Enumerable.Range(0, 20).Select(order => Write(order)).Distinct().Count().ShouldBe(20);
        Renaming.Forward(Map with { Order = 1 }).Apply(task).Tools.Select(tool => tool.Name).ShouldNotBe(tools.Select(tool => tool.Name));
        Renaming.Forward(Map).Apply(task).Tools.Select(tool => tool.ParametersText).Distinct().Count().ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Java_values_are_source_text_so_only_parameters_themselves_are_renamed()
    {
        var tool = new Tool("f", null, """{"type":"dict","properties":{"a":{"type":"HashMap","properties":{"b":{"type":"String"}}}},"required":["a"]}""");
        var expectation = new Expectation(ExpectationKind.Accepted, [new ExpectedCall("f", [new ExpectedArgument("a", [JsonValue.Parse("""{"b":["x"]}""")])])]);
        var task = new ToolTask("t", "d", [new Message("user", "?")], [tool], expectation) { Language = SourceLanguage.Java };

        var renamed = Renaming.Forward(Map).Apply(task);

        CanonicalJson.Of(renamed.Tools[0].Parameters).ShouldBe(
            CanonicalJson.Of(JsonValue.Parse("""{"type":"dict","properties":{"A1":{"type":"HashMap","properties":{"b":{"type":"String"}}}},"required":["A1"]}""")));
        renamed.Expectation.Calls[0].Arguments[0].Accepted[0].ToString().ShouldBe("""{"b":["x"]}""");
    }

    [Fact]
    public void A_schema_that_contains_itself_does_not_make_deep_values_slow()
    {
        var tool = new Tool("f", null, """{"type":"object","properties":{"a":{"$ref":"#/$defs/d"}},"$defs":{"d":{"anyOf":[{"type":"array","items":{"$ref":"#/$defs/d"}},{"type":"array","prefixItems":[{"$ref":"#/$defs/d"}]},{"properties":{"b":{}}}]}}}""");
        var deep = JsonValue.Parse($"{{\"a\":{new string('[', 400)}{{\"b\":1}}{new string(']', 400)}}}");
        var task = new ToolTask("t", "d", [new Message("user", "?")], [tool], Expectation.NoCall);

        Renaming.Forward(Map).Apply([new ToolCall("f", (JsonObject)deep)], task)[0].Arguments.ToString().ShouldContain("""{"B1":1}""");
    }
}
