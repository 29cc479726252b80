using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Transcripts;

/// <summary>The page that finds transcripts.</summary>
public sealed class TranscriptsPageTests : PageContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Open_ExplainsWhatToDo()
    {
        var page = RenderPage<TranscriptsPage>();

        Assert.Contains("Paste a transcript's whole id", page.Markup, StringComparison.Ordinal);
        Assert.Contains("You have opened no account yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnAccount_LeadsToItsTranscripts()
    {
        Directory.Accounts.Add(Samples.Account("10001", "Northwind One", "one@northwind.example"));
        var page = RenderPage<TranscriptsPage>();

        page.Find("#transcript-find").Input("10001");
        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Equal("/accounts/10001?tab=transcripts", page.Find("[data-found] a").GetAttribute("href"))
        );
        Assert.EndsWith("/transcripts?q=10001", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_Nothing_SaysSo()
    {
        var page = RenderPage<TranscriptsPage>();

        page.Find("#transcript-find").Input("nothing");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("Nothing found", page.Markup, StringComparison.Ordinal));
    }
}
