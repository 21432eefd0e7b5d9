using DataSynth.ToolCalling.Parsing;

namespace DataSynth.ToolCalling.Tests.Parsing;

public sealed class PythonCallsTests
{
    [Theory]
    [InlineData("math_lcm(a=45, b=35)", """math_lcm{"a":45,"b":35}""")]
    [InlineData("math_lcm(45, 35)", """math_lcm{"a":45,"b":35}""")]
    [InlineData("math_lcm(45, b=35)", """math_lcm{"a":45,"b":35}""")]
    [InlineData("math_lcm({'a': 45, 'b': 35})", """math_lcm{"a":45,"b":35}""")]
    [InlineData("math_lcm(**{'a': 45})", """math_lcm{"a":45}""")]
    [InlineData("[math_lcm(a=1), other.f(x=[{'k': (1, -2.5)}])]", """math_lcm{"a":1}; other.f{"x":[{"k":[1,-2.5]}]}""")]
    [InlineData("math_lcm(a=2**10, b=7 // 2 + -3 % 5)", """math_lcm{"a":1024,"b":5}""")]
    [InlineData("math_lcm(a=1/6)", """math_lcm{"a":0.16666666666666666}""")]
    [InlineData("math_lcm(a=4/2)", """math_lcm{"a":2.0}""")]
    [InlineData("math_lcm(a='x' \"y\" '''z''')", """math_lcm{"a":"xyz"}""")]
    [InlineData("math_lcm(a=r'\\d', b='\\x41\\u00e9\\101\\q')", """math_lcm{"a":"\\d","b":"AéA\\q"}""")]
    [InlineData("math_lcm(a=dict(k=1), b={1: 'x', None: 2})", """math_lcm{"a":{"k":1},"b":{"1":"x","None":2}}""")]
    [InlineData("odd name(a=1)", """odd name{"a":1}""")]
    public void Calls_are_read(string text, string calls)
    {
        var tools = new[] { Calls.Tool("math_lcm", """{"a":{},"b":{}}"""), Calls.Tool("odd name") };

        PythonCalls.TryParse(text, tools, out var read).ShouldBeTrue();

        Calls.Show(read).ShouldBe(calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("math_lcm")]
    [InlineData("math_lcm(")]
    [InlineData("math_lcm(1, 2, 3)")]
    [InlineData("unknown(1)")]
    [InlineData("math_lcm(a=1) # why")]
    [InlineData("math_lcm(a=1))")]
    [InlineData("math_lcm(a=g(1))")]
    [InlineData("math_lcm(a=007)")]
    [InlineData("math_lcm(a=9**9**9**9)")]
    [InlineData("math_lcm(a=1 if x else 2)")]
    [InlineData("x = math_lcm(a=1)")]
    public void Anything_else_is_refused(string text)
    {
        PythonCalls.TryParse(text, [Calls.Tool("math_lcm", """{"a":{},"b":{}}""")], out var read).ShouldBeFalse();

        read.ShouldBeEmpty();
    }
}
