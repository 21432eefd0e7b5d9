using System.Globalization;
using System.Text;
using DataSynth.Datasets.Keys;
using DataSynth.Datasets.Tasks;
using DataSynth.ToolCalling.Tasks;
using DataSynth.ToolCalling.Tools;
using HandlebarsDotNet;

namespace DataSynth.Datasets.Prompts;

/// <summary>
/// A system text with the tools in it, for models that get their tools as text: Handlebars with the values of
/// <see cref="PromptValues"/>, nothing escaped, no partials and no helpers but <c>each</c>, <c>if</c> and <c>unless</c>. Thread-safe.
/// </summary>
public sealed class PromptTemplate
{
    private const string BuiltInName = "tool-calling.md";

    private const string ToolRlName = "toolrl.md";

    private static readonly Lazy<PromptTemplate> BuiltIn = new(() => Load(BuiltInName));
    private static readonly Lazy<PromptTemplate> BuiltInToolRl = new(() => Load(ToolRlName));

    private readonly string _name;
    private readonly string _text;
    private readonly bool _placesSystem;
    private readonly HandlebarsTemplate<object, object> _render;

    private PromptTemplate(string name, string text, PromptSyntax syntax, bool placesSystem, HandlebarsTemplate<object, object> render)
    {
        _name = name;
        _text = text;
        Syntax = syntax;
        _placesSystem = placesSystem;
        _render = render;
    }

    /// <summary>The built-in template (<c>prompts/tool-calling.md</c>): tools as JSON lines, calls asked for in Hermes' syntax.</summary>
    public static PromptTemplate Default => BuiltIn.Value;

    /// <summary>The template of ToolRL's output format (<c>prompts/toolrl.md</c>): thoughts, calls, response in tags.</summary>
    public static PromptTemplate ToolRl => BuiltInToolRl.Value;

    /// <summary>The template with its header, line ends normalised to line feeds.</summary>
    public string Text => _text;

    /// <summary>The syntax of calls that it asks for, in which earlier calls are written too.</summary>
    public PromptSyntax Syntax { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="name">Its file, for messages.</param>
    /// <exception cref="PromptException">It uses a value or helper that does not exist, or is not Handlebars.</exception>
    public static PromptTemplate Parse(string text, string name)
    {
        // Git on Windows may turn line ends; the same template must give the same bytes and the same hash everywhere.
        text = text.ReplaceLineEndings("\n");
        var header = PromptHeader.Read(text, name);
        var used = new TemplateChecker(name, text, header.Length).Check();
        var handlebars = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });
        try
        {
            return new PromptTemplate(name, text, header.Syntax, used.Contains("system"), handlebars.Compile(text[header.Length..]));
        }
        catch (HandlebarsException exception)
        {
            throw new PromptException(name, 0, 0, $"not a valid template: {exception.Message}", exception);
        }
    }

    /// <summary>Renders the prompt of a task. A system message at the head of the conversation becomes part of the system text.</summary>
    /// <param name="task">The task.</param>
    /// <exception cref="PromptException">The template cannot be rendered.</exception>
    public RenderedPrompt Render(ToolTask task)
    {
        var hasOwn = task.Conversation is [{ Role: "system" }, ..];
        var own = hasOwn ? task.Conversation[0].Content ?? "" : "";
        var values = new Dictionary<string, object>
        {
            ["system"] = own,
            ["tools"] = task.Tools.Select(ValuesOf).ToArray(),
        };

        string system;
        try
        {
            system = _render(values);
        }
        catch (HandlebarsException exception)
        {
            throw new PromptException(_name, 0, 0, $"cannot be rendered: {exception.Message}", exception);
        }

        if (!_placesSystem && own.Length > 0)
            system = $"{own}\n\n{system}";
        system = system.TrimEnd();

        IReadOnlyList<Message> messages = [new Message("system", system), .. Syntax.Render(task.Conversation.Skip(hasOwn ? 1 : 0))];
        return new RenderedPrompt(system, messages, Convert.ToHexStringLower(KeyHash.Digest(_text, system)));
    }

    private static Dictionary<string, object> ValuesOf(Tool tool, int index)
    {
        var json = new JsonTextBuilder().Raw("{\"type\":\"function\",\"function\":");
        ToolJson.Write(tool, json);
        return new Dictionary<string, object>
        {
            ["number"] = (index + 1).ToString(CultureInfo.InvariantCulture),
            ["name"] = tool.Name,
            ["description"] = tool.Description ?? "",
            ["parameters"] = tool.ParametersText,
            ["json"] = json.Raw("}").ToString(),
        };
    }

    private static PromptTemplate Load(string name)
    {
        using var stream = typeof(PromptTemplate).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(reader.ReadToEnd(), name);
    }
}
