using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Usage;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Usage;

public sealed class UsageSectionTests : PageContext
{
    public UsageSectionTests() =>
        (Usage.Period, Usage.Totals) = (
            FakeUsageReader.Sample,
            new(
                default,
                default,
                new(120, 297_720_000, new(12_400_000)),
                [new(Product.SpeechToText, new(120, 297_720_000, new(12_400_000)))]
            )
        );

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Tab_ShowsWhatTheAccountSpentTodayAndThisMonth()
    {
        var section = Open();

        Assert.Equal(["$12.40", "$12.40"], section.FindAll("[data-spend]").Select(figure => figure.TextContent));
        Assert.Contains(
            "$12.40 for 82.7 hours of audio",
            section.Find(".figures").TextContent,
            StringComparison.Ordinal
        );
        var account = new UsageFilter { AccountId = "10482" };
        Assert.Equal(
            [
                (new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), Samples.Now, account),
                (new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Samples.Now, account),
            ],
            Usage.TotalQueries
        );
    }

    [Fact]
    public void Tab_BreaksDownByEverythingButTheAccount()
    {
        var section = Open();
        Assert.Equal((UsageGrouping.Product, "10482"), (Usage.Queries[0].GroupBy, Usage.Queries[0].Filter.AccountId));
        Assert.Equal(
            ["Product", "Model", "Project", "API key"],
            section.FindAll("[data-rows] .segments button").Select(button => button.TextContent)
        );

        section.FindAll("[data-rows] .segments button")[2].Click();

        Assert.EndsWith("/accounts/10482?tab=usage&range=7d&by=project", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(UsageGrouping.Project, Usage.Queries[^1].GroupBy);
        Assert.Equal(
            "/usage?range=7d&by=key&account=10482&project=prod",
            section.Find("[data-rows] tbody a").GetAttribute("href")
        );
        Assert.Equal(
            "/usage?range=7d&by=project&account=10482",
            section.FindAll("a").Single(link => link.TextContent == "See all usage").GetAttribute("href")
        );
    }

    [Fact]
    public void AnotherTab_OfTheSameAccount_AsksNothing()
    {
        Open();

        Navigation.NavigateTo("/accounts/10482?tab=billing&range=30d");

        Assert.Single(Usage.Queries);
    }

    [Fact]
    public void AnotherAccount_IsReadAnew()
    {
        var section = Open();
        Navigation.NavigateTo("/accounts/10500?tab=usage");

        section.FindComponent<UsageSection>().Render(parameters => parameters.Add(tab => tab.AccountId, "10500"));

        Assert.Equal("10500", Usage.Queries[^1].Filter.AccountId);
        Assert.Equal("10500", Usage.TotalQueries[^1].Filter.AccountId);
    }

    [Fact]
    public void Refresh_AlsoReadsTheSpend()
    {
        var section = Open();

        section.FindAll("button").Single(button => button.TextContent.Trim() == "Refresh").Click();

        Assert.Equal((2, 4), (Usage.Queries.Count, Usage.TotalQueries.Count));
    }

    [Fact]
    public void FailedSpend_LeavesTheRest()
    {
        Usage.Failure = new InvalidOperationException("planted");

        var section = Open();

        Assert.Equal(2, section.FindAll(".failure").Count);
        Usage.Failure = null;
        section.FindAll(".failure button")[0].Click();
        Assert.Single(section.FindAll(".failure"));
        Assert.Equal("$12.40", section.Find("[data-spend]").TextContent);
    }

    private IRenderedComponent<MudFrame> Open()
    {
        Navigation.NavigateTo("/accounts/10482?tab=usage");
        return RenderPage<UsageSection>(parameters => parameters.Add(tab => tab.AccountId, "10482"));
    }
}
