using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Accounts.Notes;

/// <summary>
/// A note's markdown as HTML. Colleagues write it, but what they paste comes from anywhere: no HTML of theirs passes,
/// links go to web and mail addresses only, and nothing is loaded from elsewhere.
/// </summary>
internal static class NoteMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .DisableHeadings()
        .UseAutoLinks()
        .UseSoftlineBreakAsHardlineBreak()
        .Build();

    /// <summary>Renders a note, or its plain text where the library cannot take it.</summary>
    public static MarkupString Render(string text)
    {
        try
        {
            return new(ToHtml(text));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library refuses text that nests too deeply, by whatever exception: the reader needs the text, not its
            // markup.
            return new(ToPlainHtml(text));
        }
    }

    private static string ToHtml(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (
            var link in document
                .Descendants()
                .OfType<Inline>()
                .Where(inline => inline is LinkInline or AutolinkInline)
                .ToList()
        )
        {
            Tame(link);
        }

        return document.ToHtml(Pipeline);
    }

    private static string ToPlainHtml(string text) =>
        $"<p>{string.Join("<br />\n", text.ReplaceLineEndings("\n").Split('\n').Select(HtmlEncoder.Default.Encode))}</p>";

    private static void Tame(Inline inline)
    {
        var url = inline switch
        {
            LinkInline { IsImage: false } link => link.GetDynamicUrl?.Invoke() ?? link.Url,
            AutolinkInline { IsEmail: true } mail => "mailto:" + mail.Url,
            AutolinkInline link => link.Url,
            _ => null,
        };
        if (
            url is not null
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme is "https" or "http" or "mailto"
        )
        {
            var attributes = inline.GetAttributes();
            attributes.AddProperty("rel", "noopener nofollow");
            attributes.AddProperty("target", "_blank");
            return;
        }

        // What was written stays readable; it just leads nowhere.
        var words = inline is LinkInline unsafeLink
            ? string.Concat(unsafeLink.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()))
            : "";
        inline.ReplaceBy(
            new LiteralInline(
                words.Length > 0 && !string.IsNullOrEmpty(url) ? $"{words} ({url})"
                : words.Length > 0 ? words
                : inline is AutolinkInline plain ? plain.Url
                : "[image]"
            ),
            copyChildren: false
        );
    }
}
