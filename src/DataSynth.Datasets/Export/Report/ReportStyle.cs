namespace DataSynth.Datasets.Export.Report;

/// <summary>How the report looks: system fonts, no images, readable on a phone and in the dark.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1d2430; --dim: #5b6675; --page: #fff; --card: #f4f6f9; --line: #d9dee6; --bar: #3b6fd4; --good: #d8f3dc; --bad: #ffd9d6; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --dim: #a0abba; --page: #14181f; --card: #1d232d; --line: #333c4a; --bar: #6d9bf1; --good: #1d4d2b; --bad: #63241f; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
        p, .dim { color: var(--dim); margin: .25rem 0; }
        .wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; } th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; position: sticky; left: 0; background: var(--page); } .bars + .wide { margin-top: .6rem; }
        .wide { background: linear-gradient(to left, var(--page) 30%, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, var(--line), transparent) right / 1rem 100% no-repeat scroll; } th { color: var(--dim); font-weight: 600; }
        .bars { display: grid; grid-template-columns: max-content minmax(3rem, 1fr) max-content; gap: .25rem .6rem; align-items: center; font-size: .9rem; }
        .track { background: var(--card); border-radius: 4px; height: .9rem; } .track i { display: block; height: 100%; background: var(--bar); border-radius: 4px; }
        details { background: var(--card); border-radius: 8px; margin: .5rem 0; padding: .5rem .8rem; } summary { cursor: pointer; font-weight: 600; }
        article { border-top: 1px solid var(--line); padding: .6rem 0; margin-top: .5rem; }
        pre { margin: .25rem 0; padding: .5rem; background: var(--page); border-radius: 6px; white-space: pre-wrap; font: .85rem/1.45 ui-monospace, monospace; }
        ins, del { text-decoration: none; border-radius: 3px; padding: 0 1px; color: inherit; } ins { background: var(--good); } del { background: var(--bad); }

        """;
}
