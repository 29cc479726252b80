using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Projects;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Projects;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Projects;

public sealed class ProjectsSectionTests : PageContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Open_ShowsProjectsKeysAndHowManyThereMayBe()
    {
        Projects.View = Samples.ProjectsView(projectLimit: 5);

        var section = Open();

        Assert.Equal(["default", "staging"], section.FindAll("[data-project] h2").Select(title => title.TextContent));
        Assert.Equal("2 of 5", section.Find("[data-count-limit=Projects] .figure-value").TextContent);

        // Where the limit comes from stands in the card of limits beside it.
        Assert.DoesNotContain(
            "plan",
            section.Find("[data-count-limit=Projects]").TextContent,
            StringComparison.Ordinal
        );
        var key = section.Find("tr:has([data-key=key_1])");
        Assert.Equal(
            ["web server", "sk_12345678…"],
            key.QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent.Trim())
        );
        Assert.Contains(Samples.Engineer.Name, key.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 h 00 min ago", key.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            ProjectWords.NoKeys,
            section.Find("[data-project=prj_1]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("old one", section.Find("[data-deleted-projects]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AtTheLimits_SaysWhyNothingCanBeMade()
    {
        Projects.View = Samples.ProjectsView(projectLimit: 2, keyLimit: 1);

        var section = Open();

        Assert.True(Button(section, "New project").HasAttribute("disabled"));
        Assert.True(Button(section, "New key of project default").HasAttribute("disabled"));
        Assert.Equal(
            "No more projects or API keys can be made. Delete what is no longer needed, raise the limit (see "
                + "Limits), or have the customer upgrade the plan.",
            section.Find("#limits-reached").TextContent
        );
        Assert.False(Button(section, "Delete key web server").HasAttribute("disabled"));
    }

    [Fact]
    public void Open_OnlyTheKeysAreAtTheirLimit_AProjectCanStillBeMade()
    {
        Projects.View = Samples.ProjectsView(projectLimit: 5, keyLimit: 1);

        var section = Open();

        Assert.False(Button(section, "New project").HasAttribute("disabled"));
        Assert.True(Button(section, "New key of project staging").HasAttribute("disabled"));
        Assert.StartsWith(
            "No more API keys can be made.",
            section.Find("#limits-reached").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Open_AManager_LooksButChangesNothing()
    {
        SignIn(Samples.Manager);
        Projects.View = Samples.ProjectsView();

        var section = Open(ProjectDialogTarget.NewProject);

        Assert.Empty(section.FindAll(".mud-dialog"));
        Assert.DoesNotContain(section.FindAll("button"), button =>
            (button.GetAttribute("aria-label") ?? button.TextContent).Trim().Split(' ')[0]
                is "New"
                    or "Rename"
                    or "Delete"
        );
        Assert.Contains(ProjectWords.MayOnlyLook, section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TheDefaultProject_OffersNoDeletion()
    {
        Projects.View = Samples.ProjectsView();

        var section = Open();

        Assert.Empty(section.FindAll("[aria-label='Delete project default']"));
        Assert.Single(section.FindAll("[aria-label='Delete project staging']"));
    }

    [Fact]
    public void Open_CannotBeRead_SaysSoAndReadsAgain()
    {
        Projects.ReadFailure = new TimeoutException();
        var section = Open();
        Assert.Single(section.FindAll(".failure"));

        (Projects.ReadFailure, Projects.View) = (null, Samples.ProjectsView());
        section.Find(".failure button").Click();

        Assert.Equal(2, section.FindAll("[data-project]").Count);
    }

    [Theory]
    [InlineData("new-project", "New project")]
    [InlineData("rename-project:default", "Rename project")]
    [InlineData("delete-project:prj_1", "Delete project")]
    [InlineData("new-key:prj_1", "New API key")]
    [InlineData("delete-key:key_1", "Delete API key")]
    [InlineData("delete-project:default", null)]
    [InlineData("delete-key:gone", null)]
    [InlineData("new-key", null)]
    [InlineData("limit", null)]
    public void Open_WithADialogInTheAddress_OpensIt(string address, string? title)
    {
        Projects.View = Samples.ProjectsView();

        Assert.Equal(
            title is null ? [] : [title],
            Open(address).FindAll(".mud-dialog h2").Select(head => head.TextContent)
        );
    }

    [Fact]
    public void Buttons_NameTheirDialogInTheAddress()
    {
        Projects.View = Samples.ProjectsView();
        var section = Open();

        Button(section, "Delete key web server").Click();

        Assert.EndsWith("?tab=projects&dialog=delete-key%3Akey_1", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_AKey_ClosesAndIsTold()
    {
        Projects.View = Samples.ProjectsView();
        var section = Open("delete-key:key_1");
        Projects.View = Samples.ProjectsView(keys: false);

        section.Find("#project-reason").Input("The customer lost it");
        section.Find("#project-ticket").Input("SUP-1");
        await section.Find("form").SubmitAsync();

        Assert.Contains(
            "sk_12345678… is refused from now on",
            Assert.Single(Services.GetRequiredService<Toasts>().Current).Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith("?tab=projects", Navigation.Uri, StringComparison.Ordinal);
        Assert.Empty(section.FindAll("[data-key]"));
        Assert.Equal(
            new DeleteApiKey(
                "10482",
                "key_1",
                "The customer lost it",
                "SUP-1",
                Assert.Single(Projects.Requests).CorrelationId
            ),
            Projects.Requests[0]
        );
    }

    /// <summary>
    /// What the dialog is about may be deleted by a colleague while one types: the dialog stays to say so.
    /// </summary>
    [Fact]
    public void Delete_AKeyThatIsGoneMeanwhile_KeepsTheDialog()
    {
        Projects.View = Samples.ProjectsView();
        var section = Open("delete-key:key_1");

        Projects.View = Samples.ProjectsView(keys: false);
        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(2));

        section.WaitForAssertion(() => Assert.Empty(section.FindAll("[data-key]")));
        Assert.Single(section.FindAll(".mud-dialog"));
    }

    [Theory]
    [InlineData(-10, null, "never")]
    [InlineData(-2_000_000, null, "never")]
    [InlineData(-2_700_000, null, "not in 30 days")]
    [InlineData(-2_700_000, -60, "this hour")]
    public void LastUsed_OfAKey_KnowsHowOldItIs(int created, int? used, string words) =>
        Assert.Equal(
            words,
            ProjectWords.LastUsed(
                used is { } seconds ? Samples.Now.AddSeconds(seconds) : null,
                Samples.Now.AddSeconds(created),
                Samples.Now
            )
        );

    private IRenderedComponent<MudFrame> Open(string? dialog = null) =>
        RenderPage<ProjectsSection>(parameters =>
            parameters.Add(section => section.AccountId, "10482").Add(section => section.Dialog, dialog)
        );
}
