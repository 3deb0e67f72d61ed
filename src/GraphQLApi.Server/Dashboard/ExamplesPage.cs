using System.Net;
using System.Text;
using GraphQLApi.Engine.Language.Ast;

namespace GraphQLApi.Server.Dashboard;

/// <summary>The list at <c>/examples</c>, readable without a script; <c>examples.js</c> adds running, copying and opening in the editor.</summary>
internal static class ExamplesPage
{
    public static string Render(IReadOnlyList<Example> examples)
    {
        var page = new StringBuilder(Head);
        foreach (var example in examples)
            Append(page, example);
        return page.Append(Foot).ToString();
    }

    private static void Append(StringBuilder page, Example example)
    {
        var (kind, run) = example.Operation switch
        {
            OperationType.Mutation => ("mutation", "Run (it changes something)"),
            OperationType.Subscription => ("subscription", "Watch"),
            _ => ("query", "Run"),
        };
        page.Append(
            $"""
             <details class="panel example" id="{Text(example.Name)}" data-kind="{kind}">
             <summary><h2>{Text(example.Title)}</h2><span class="badge">{kind}</span><p>{Text(example.Description)}</p></summary>
             <form class="variables" hidden>

             """);
        foreach (var variable in example.Variables)
        {
            page.Append(
                $"""
                 <label>{Text(variable.Name)} <code>{Text(variable.Type)}</code><input name="{Text(variable.Name)}" data-type="{Text(variable.Type)}" data-default="{Text(variable.Default)}" autocomplete="off" spellcheck="false"></label>

                 """);
        }

        page.Append(
            $"""
             <p class="actions"><button type="submit" class="primary" data-run="{run}">{run}</button> <a data-open href="/graphql/" target="_blank">Open in the editor</a>
             <button type="button" data-curl>Copy as curl</button></p>
             </form>
             <p class="file"><a href="/examples/{Text(example.Name)}.graphql">{Text(example.Name)}.graphql</a></p>
             <pre class="document" tabindex="0" aria-label="Document of {Text(example.Title)}">{Text(example.Document)}</pre>
             <div class="result" aria-live="polite"></div>
             </details>

             """);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private const string Head =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Examples · SmartAssist analytics</title>
        <link rel="icon" href="/dashboard/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/dashboard/dashboard.css">
        <script src="/dashboard/theme.js"></script>
        <script type="module" src="/dashboard/examples.js"></script>
        </head>
        <body>
        <a class="skip" href="#list">Skip to the examples</a>
        <header class="top">
        <div class="brand"><a href="/">SmartAssist analytics</a></div>
        <nav aria-label="Pages"><a href="/">Dashboard</a> <a href="/examples" aria-current="page">Examples</a> <a href="/graphql/">Query editor</a> <a href="/graphql/schema.graphql">Schema</a></nav>
        <button type="button" id="theme" class="quiet" hidden>Theme</button>
        </header>
        <main id="list">
        <div class="lead"><h1>Examples</h1>
        <p>One question each, as people ask them. Run one here, take it to the query editor, or copy it for a shell.</p></div>
        <div id="key-place"></div>
        <p class="search" hidden><label>Find <input type="search" id="find" autocomplete="off" placeholder="queue, abandon, agent …"></label> <span id="found" role="status"></span></p>

        """;

    private const string Foot =
        """
        </main>
        </body>
        </html>

        """;
}
