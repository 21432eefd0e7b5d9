using DataSynth.ToolCalling.Schemas;
using DataSynth.ToolCalling.Tools;

namespace DataSynth.ToolCalling.Tests.Schemas;

public sealed class ToolSchemaTests
{
    private static ToolSchema Compile(string parameters) => ToolSchema.Of(new Tool("f", null, parameters));

    private static ParameterSchema Typed(string spelling)
        => Compile("""{"type":"object","properties":{"p":{"type":"?"}}}""".Replace("?", spelling, StringComparison.Ordinal)).Properties[0].Schema;

    [Fact]
    public void Properties_keep_their_declared_order_and_requiredness()
    {
        var schema = Compile("""{"type":"object","properties":{"b":{"type":"string"},"a":{"type":"integer","default":3}},"required":["a"]}""");

        schema.Properties.Select(p => p.Name).ShouldBe(["b", "a"]);
        schema.Properties.Select(p => p.IsRequired).ShouldBe([false, true]);
        schema.Properties[1].Schema.Default!.ToString().ShouldBe("3");
        schema.AllowsUndeclared.ShouldBeFalse();
    }

    [Fact]
    public void A_tool_is_compiled_once()
    {
        var tool = new Tool("f", null, "{}");

        ToolSchema.Of(tool).ShouldBeSameAs(ToolSchema.Of(tool));
    }

    [Theory]
    [InlineData("string", JsonTypes.String)]
    [InlineData("str", JsonTypes.String)]
    [InlineData("String", JsonTypes.String)]
    [InlineData("int", JsonTypes.Integer)]
    [InlineData("long", JsonTypes.Integer)]
    [InlineData("float", JsonTypes.Number)]
    [InlineData("double", JsonTypes.Number)]
    [InlineData("bool, optional", JsonTypes.Boolean)]
    [InlineData("dict", JsonTypes.Object)]
    [InlineData("HashMap", JsonTypes.Object)]
    [InlineData("tuple", JsonTypes.Array)]
    [InlineData("List[int]", JsonTypes.Array)]
    [InlineData("typing.List[int]", JsonTypes.Array)]
    [InlineData("list of str", JsonTypes.Array)]
    [InlineData("Optional[float]", JsonTypes.Number | JsonTypes.Null)]
    [InlineData("int | None", JsonTypes.Integer | JsonTypes.Null)]
    [InlineData("Union[int, str]", JsonTypes.Integer | JsonTypes.String)]
    [InlineData("str or int", JsonTypes.Integer | JsonTypes.String)]
    [InlineData("any", JsonTypes.Any)]
    [InlineData("Callable[[float], float]", JsonTypes.Any)]
    [InlineData("", JsonTypes.Any)]
    [InlineData("[", JsonTypes.Any)]
    [InlineData("Optional[", JsonTypes.Any)]
    public void Types_are_read_in_every_spelling(string spelling, JsonTypes types) => Typed(spelling).Types.ShouldBe(types);

    [Fact]
    public void Type_arguments_become_items()
    {
        Typed("List[List[int]]").Items!.Items!.Types.ShouldBe(JsonTypes.Integer);
        Typed("Tuple[int, str]").PrefixItems.Select(item => item.Types).ShouldBe([JsonTypes.Integer, JsonTypes.String]);
        Typed("Tuple[int, ...]").Items!.Types.ShouldBe(JsonTypes.Integer);
        Typed("Dict[str, float]").AdditionalProperties!.Types.ShouldBe(JsonTypes.Number);
        Typed("int[]").Items!.Types.ShouldBe(JsonTypes.Integer);
        Typed("ArrayList<String>").Items!.Types.ShouldBe(JsonTypes.String);
        Typed("Literal['a', 2]").Enum!.Select(v => v.ToString()).ShouldBe(["\"a\"", "2"]);
        Typed("Union[int, List[str]]").Alternatives[1].Items!.Types.ShouldBe(JsonTypes.String);
    }

    [Fact]
    public void A_flat_map_is_read_as_parameters()
    {
        var schema = Compile("""
            {"type":{"description":"kind","type":"str"},"n":{"type":"int","default":5},"o":{"type":"str, optional"},
             "q":{"type":"Optional[int]"}}
            """);

        schema.Properties.Select(p => (p.Name, p.IsRequired)).ShouldBe([("type", true), ("n", false), ("o", false), ("q", false)]);
    }

    [Fact]
    public void A_flat_map_may_have_a_parameter_called_properties()
    {
        var schema = Compile("""{"properties":{"description":"which","type":"List[str]"}}""");

        schema.Properties.Single().Name.ShouldBe("properties");
        schema.Properties.Single().Schema.Items!.Types.ShouldBe(JsonTypes.String);
    }

    [Fact]
    public void A_schema_without_a_type_is_still_a_schema()
        => Compile("""{"properties":{"a":{"type":"string"}}}""").Properties.Single().Name.ShouldBe("a");

    [Fact]
    public void References_within_the_document_are_followed()
    {
        var schema = Compile("""
            {"type":"object","properties":{"p":{"$ref":"#/$defs/point"},"q":{"$ref":"#/$defs/point","description":"d"},
             "r":{"$ref":"http://example.org/x"}},
             "$defs":{"point":{"type":"object","properties":{"x":{"type":"number"}},"required":["x"]}}}
            """);

        schema.Properties[0].Schema.Properties.Single().IsRequired.ShouldBeTrue();
        schema.Properties[1].Schema.Properties.Single().Name.ShouldBe("x");
        schema.Properties[1].Schema.Description.ShouldBe("d");
        schema.Properties[2].Schema.Types.ShouldBe(JsonTypes.Any);
    }

    [Fact]
    public void A_recursive_schema_refers_to_itself()
    {
        var schema = Compile("""
            {"type":"object","properties":{"tree":{"$ref":"#/$defs/node"}},
             "$defs":{"node":{"type":"object","properties":{"left":{"$ref":"#/$defs/node"}}}}}
            """);

        var node = schema.Properties[0].Schema;
        node.Properties[0].Schema.ShouldBeSameAs(node);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/a","title":"t"}}}""")]
    [InlineData("""{"allOf":[{"$ref":"#"}]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"type":7,"properties":[],"required":"x","enum":3,"items":1,"anyOf":{}}""")]
    public void Nonsense_allows_everything_and_ends(string parameters)
        => Compile(parameters).Root.Types.ShouldNotBe(JsonTypes.None);

    [Fact]
    public void Alternatives_unite_their_types()
    {
        var schema = Compile("""{"type":"object","properties":{"p":{"anyOf":[{"type":"integer"},{"type":"null"}]},"q":{"type":["string","null"]}}}""");

        schema.Properties[0].Schema.Types.ShouldBe(JsonTypes.Integer | JsonTypes.Null);
        schema.Properties[1].Schema.Types.ShouldBe(JsonTypes.String | JsonTypes.Null);
    }

    [Fact]
    public void All_of_puts_demands_together()
    {
        var schema = Compile("""
            {"type":"object","properties":{"p":{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},
             {"properties":{"b":{"type":"number"}}}]}}}
            """);

        schema.Properties[0].Schema.Properties.Select(p => (p.Name, p.IsRequired)).ShouldBe([("a", true), ("b", false)]);
    }
}
