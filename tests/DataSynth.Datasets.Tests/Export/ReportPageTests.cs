using DataSynth.ToolCalling.Labels;

namespace DataSynth.Datasets.Tests.Export;

public sealed class ReportPageTests : IDisposable
{
    private const string Hostile = "</pre><script>alert('x')</script>\u202e\"&";

    private readonly WrittenDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void Nothing_from_a_reply_or_a_source_is_markup()
    {
        var task = TaskSamples.Weather() with { Id = Hostile, Dataset = Hostile, Conversation = [new("user", Hostile)] };
        var call = TaskSamples.Call(Hostile, "{}");

        _set.Write([TaskSamples.Candidate(task, [call], new Verdict(VerdictKind.Incorrect, ErrorType.Name, Hostile, [], 0.2), Hostile)], _set.Options(10) with { Name = Hostile });

        var page = Page();
        page.ShouldNotContain("<script");
        page.ShouldNotContain("\u202e");
        page.ShouldContain("&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }

    [Fact]
    public void The_page_takes_nothing_from_elsewhere()
    {
        _set.Write(WrittenDataset.Many(3));

        var page = Page();
        page.ShouldContain("default-src 'none'");
        page.ShouldContain("prefers-color-scheme: dark");
        foreach (var reference in new[] { "http:", "https:", "src=\"", "href=", "url(", "@import" })
            page.ShouldNotContain(reference);
    }

    [Fact]
    public void Ten_examples_of_an_error_type_are_shown_with_what_differs()
    {
        _set.Write(WrittenDataset.Many(25));

        var page = Page();
        page.Split("<article>").Length.ShouldBe(11);
        page.ShouldContain("{&quot;city&quot;:&quot;<ins>Paris</ins>&quot;}");
        page.ShouldContain("{&quot;city&quot;:&quot;<del>0</del>&quot;}");
    }

    [Fact]
    public void What_differs_is_shown_wherever_it_stands_in_a_long_answer()
    {
        string City(string name) => $$""" {"city":"{{Long}}{{name}} {{Long}}"} """;
        var task = TaskSamples.Weather(expectation: $$""" "expected":[{"name":"get_weather","arguments":{{City("Paris")}}}]""");

        _set.Write([TaskSamples.Wrong(task, City("Rome"))]);

        var page = Page();
        page.ShouldContain("<ins>Paris</ins>");
        page.ShouldContain("<del>Rome</del>");
        page.ShouldNotContain(Long);
    }

    [Fact]
    public void Scores_are_shown_for_all_models_and_for_each()
    {
        var task = TaskSamples.Weather();

        _set.Write([TaskSamples.Wrong(task, """{"city":"a"}""", "one"), TaskSamples.Wrong(task, """{"city":"b"}""", "two")]);

        var page = Page();
        page.ShouldContain("<details><summary>one</summary>");
        page.ShouldContain("<details><summary>two</summary>");
    }

    [Fact]
    public void Verdicts_of_few_models_are_columns_and_of_many_rows()
    {
        _set.Write([TaskSamples.Wrong(TaskSamples.Weather(), """{"city":"a"}""", "one")]);
        Page().ShouldContain("<th>verdict or error type</th><th>one</th>");
        Page().ShouldContain("<tr><td>value</td><td>1</td></tr>");

        _set.Write(Enumerable.Range(0, 5).Select(i => TaskSamples.Wrong(TaskSamples.Weather(), $$"""{"city":"{{i}}"}""", $"model {i}")));
        Page().ShouldContain("<th>model</th><th>candidates</th><th>correct</th>");
        Page().ShouldContain("<tr><td>model 4</td><td>1</td><td>0</td><td>1</td>");
    }

    private static string Long { get; } = string.Concat(Enumerable.Repeat("a b c ", 1000));

    private string Page() => File.ReadAllText(_set.At("report.html"));
}
