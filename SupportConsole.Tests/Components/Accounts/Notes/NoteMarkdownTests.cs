using AngleSharp.Html.Parser;
using SupportConsole.Components.Accounts.Notes;

namespace SupportConsole.Tests.Components.Accounts.Notes;

/// <summary>What colleagues paste comes from anywhere: nothing of it may act.</summary>
public sealed class NoteMarkdownTests
{
    public static TheoryData<string> Attacks =>
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java&#115;cript:alert(1))",
            "[x](  javascript:alert(1) )",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](vbscript:x)",
            "[x](//evil.example/path)",
            "[x](/accounts/1)",
            "[x](file:///etc/passwd)",
            "<javascript:alert(1)>",
            "![x](https://evil.example/pixel.png)",
            "![x](javascript:alert(1))",
            "[x][ref]\n\n[ref]: javascript:alert(1)",
            "[x](https://ok.example/\"onclick=\"alert(1))",
            "[x](https://ok.example/ \"title\" onclick=alert(1))",
            "`</code><script>alert(1)</script>`",
            "```html\" onload=\"alert(1)\n<script>\n```",
            "<svg/onload=alert(1)>",
            "<!-- --><script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "[![x](https://evil.example/p.png)](https://ok.example)",
            "<https://ok.example/'onmouseover='alert(1)>",
        ];

    /// <summary>What the library refuses: quotes, brackets and stars that nest too deeply.</summary>
    public static TheoryData<string> TooDeep =>
        [
            new string('>', 130) + " x",
            string.Join('\n', Enumerable.Repeat("[12:00:11 job", 140)),
            new string('*', 300) + "word" + new string('*', 300),
            new string('>', 130) + " <script>alert(1)</script>",
            new string('[', 4_000),
        ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Render_Attack_LeavesNothingThatActsOrLoads(string text) => AssertHarmless(text);

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void Render_TooDeeplyNested_IsShownAsPlainText(string text)
    {
        // Three such notes once ended the page: "This page stopped working".
        AssertHarmless(text);
        var shown = new HtmlParser().ParseDocument(NoteMarkdown.Render(text).Value).Body!.TextContent;
        Assert.Equal(Letters(text), Letters(shown));
    }

    [Fact]
    public void Render_MarkdownLikeGarbage_NeverThrowsNorActs()
    {
        string[] pieces =
        [
            "*",
            "**",
            "_",
            "`",
            "```",
            "~~",
            "[",
            "](",
            ")",
            "![",
            "<",
            ">",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "\\",
            "|",
            "&#115;",
            "&lt;",
            "\"",
            "'",
            "://",
            "https://ok.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "<script>",
            "</script>",
            "<img src=x onerror=alert(1)>",
            "mailto:a@b.example",
            "www.x.example",
            "[ref]: ",
            "word",
            "é",
            "🎧",
            "\0",
            "\ud83d",
            "\u202e",
            "=",
            "#",
            "+",
            "---",
            "<!--",
            "<?",
            "]]>",
            ":",
            "^",
            "{",
            "}",
        ];
        var random = new Random(20_260_101);
        for (var round = 0; round < 3_000; round++)
        {
            var repeats = random.Next(20) == 0 ? 200 : 1;
            AssertHarmless(
                string.Concat(
                    Enumerable
                        .Range(0, 1 + random.Next(40))
                        .Select(_ =>
                            string.Concat(
                                Enumerable.Repeat(
                                    pieces[random.Next(pieces.Length)],
                                    random.Next(10) == 0 ? repeats : 1
                                )
                            )
                        )
                )
            );
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static void AssertHarmless(string text)
    {
        var document = new HtmlParser().ParseDocument(NoteMarkdown.Render(text).Value);

        Assert.Empty(document.QuerySelectorAll("script,img,svg,iframe,style,object,embed,link,form,input"));
        Assert.All(document.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute =>
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name)
        );
        Assert.All(document.QuerySelectorAll("a"), link =>
        {
            Assert.Matches("^(https?|mailto):", link.GetAttribute("href"));
            Assert.Equal(("noopener nofollow", "_blank"), (link.GetAttribute("rel"), link.GetAttribute("target")));
        });
    }

    [Theory]
    [InlineData("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>")]
    [InlineData("see https://status.example/1", "href=\"https://status.example/1\"")]
    [InlineData("[mail](mailto:ops@acme.example)", "href=\"mailto:ops@acme.example\"")]
    [InlineData("- one\n- two", "<li>one</li>")]
    [InlineData("one\ntwo", "<br")]
    [InlineData("# no heading", "<p># no heading</p>")]
    [InlineData("[x](javascript:alert(1))", "x (javascript:alert(1))")]
    public void Render_Markdown_IsShown(string text, string expected) =>
        Assert.Contains(expected, NoteMarkdown.Render(text).Value, StringComparison.Ordinal);
}
