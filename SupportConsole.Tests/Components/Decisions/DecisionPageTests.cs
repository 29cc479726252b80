using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Components.Accounts;
using SupportConsole.Components.Decisions;
using SupportConsole.Components.Layout;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Lookup;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Decisions;

public sealed class DecisionPageTests : PageContext
{
    private static readonly Decision Queued = new()
    {
        Kind = DecisionKind.Submit,
        Rule = DecisionRule.LimitReached,
        At = Samples.Now.AddMinutes(-5),
        AccountId = "10482",
        Limit = new(400, 400, EffectiveLimitReason.Override, LimitSource.Override, AccountPlan.PayAsYouGo, 400, 12),
        Items = new(Queued: 12),
    };

    private string Address =>
        Services
            .GetRequiredService<NavigationManager>()
            .ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);

    [Fact]
    public void Open_Queued_TellsRuleLimitAndThenAndNow()
    {
        var page = RenderFound(Queued, withChange: true);

        Assert.Contains("Queued", page.Find(".verdict.amber strong").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "No slot was free under the limit of 400",
            page.Find(".verdict .text").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/accounts/10482", page.Find("dl a").GetAttribute("href"));
        Assert.Contains(
            "Support engineer (test) set the account's own limit of 400.",
            page.Markup,
            StringComparison.Ordinal
        );
        Assert.Contains("SUP-2291", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Running", "400", "200"], page.FindAll("tbody tr")[3].Children.Select(cell => cell.TextContent));
        Assert.Equal(["Queued", "12", "212"], page.FindAll("tbody tr")[4].Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public void Open_AuditEntry_IsALinkForThoseWhoMayReadIt()
    {
        Assert.Empty(RenderFound(Queued, withChange: true).FindAll("a[href='/audit/7']"));
        SignIn(Samples.Manager);
        Assert.Single(RenderFound(Queued, withChange: true).FindAll("a[href='/audit/7']"));
    }

    [Fact]
    public void Open_OfSeveralAccounts_ShowsNoLimit()
    {
        var page = RenderFound(
            Queued with
            {
                Kind = DecisionKind.Complete,
                Rule = DecisionRule.SlotsFreed,
                AccountId = null,
                Limit = null,
                Items = new(Ended: 3),
            },
            withAccount: false
        );

        Assert.Contains("several accounts", page.Find("dl").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("[role=region]"));
    }

    [Fact]
    public void AccountChanges_ThePresentIsReadAgain()
    {
        var page = RenderFound(Queued);
        Decisions.Answer = Found(Queued, Samples.Throttled(queued: 7));

        Live.Signal("10482");
        Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("7", page.FindAll("tbody tr")[4].Children[2].TextContent));
    }

    [Fact]
    public void Open_ForgedOrExpired_SaysWhich()
    {
        var forged = Render<DecisionPage>(parameters => parameters.Add(page => page.Id, "made-up"));
        Decisions.Answer = new DecisionLookup.Expired(Samples.Now.AddDays(-2), 24);
        var expired = Render<DecisionPage>(parameters => parameters.Add(page => page.Id, FakeDecisions.Id));

        Assert.Contains("No decision has this id", forged.Markup, StringComparison.Ordinal);
        Assert.Contains("ids are case-sensitive", forged.Markup, StringComparison.Ordinal);
        Assert.Contains("too old to be explained", expired.Markup, StringComparison.Ordinal);
        Assert.Contains("2 Mar 2026 14:00:00", expired.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithoutAnId_TellsWhereToFindOne() =>
        Assert.Contains("X-Decision-Id", Render<DecisionPage>().Find(".card").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Form_PastedWithBlanks_GoesToTheDecision()
    {
        var form = Render<DecisionForm>();

        form.Find("input").Input($"  {FakeDecisions.Id} ");
        form.Find("form").Submit();

        Assert.Equal($"decisions/{FakeDecisions.Id}", Address);
    }

    [Fact]
    public void SearchBoxes_Enter_GoToTheDecision()
    {
        var box = Render<AccountSearchBox>();
        Assert.Empty(box.FindComponents<DecisionHit>());
        box.Find("input").InputAsync($" {FakeDecisions.Id}");
        box.WaitForAssertion(() => Assert.Single(box.FindComponents<DecisionHit>()));
        box.Find("input").KeyDown(Key.Enter);
        Assert.Equal($"decisions/{FakeDecisions.Id}", Address);

        Services.GetRequiredService<NavigationManager>().NavigateTo("/accounts");
        var page = RenderPage<AccountsPage>();
        page.Find("[data-search]").InputAsync(FakeDecisions.Id);
        page.WaitForAssertion(() => Assert.Single(page.FindComponents<DecisionHit>()));
        page.Find("[data-search]").KeyDown(Key.Enter);
        Assert.Equal($"decisions/{FakeDecisions.Id}", Address);
    }

    private IRenderedComponent<DecisionPage> RenderFound(
        Decision decision,
        bool withChange = false,
        bool withAccount = true
    )
    {
        Decisions.Answer = Found(decision, withAccount ? Samples.Throttled() : null, withChange);
        return Render<DecisionPage>(parameters => parameters.Add(page => page.Id, FakeDecisions.Id));
    }

    private static DecisionLookup.Found Found(Decision decision, AccountOverview? account, bool withChange = false)
    {
        var change = withChange ? Samples.Entry(7) : null;
        return new(
            new()
            {
                Id = FakeDecisions.Id,
                Decision = decision,
                ExpiresAt = decision.At.AddHours(24),
                Rule = DecisionTexts.Rule(decision),
                LimitOrigin = decision.Limit is { } limit ? DecisionTexts.Origin(decision.Kind, limit, change) : null,
                LimitChange = change,
                Account = account,
            }
        );
    }
}
