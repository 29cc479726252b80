using Microsoft.Playwright;

namespace SupportConsole.Tests.EndToEnd;

/// <summary>Who sees what, and what a manager finds in the audit.</summary>
public sealed class ManagerTests(ConsoleFixture fixture) : JourneyTest(fixture)
{
    [SkippableFact]
    public async Task Audit_AfterAChange_TellsAManagerWhoChangedWhat()
    {
        await Console.RegisterAsync("audited", "Audited Archive");
        var engineer = await SignInAsync(Engineer, "/accounts/audited");
        await FillChangeAsync(engineer, "300", "<script>alert(1)</script> and a reason", "SUP-77");
        await Apply(engineer).ClickAsync();
        await Expect(engineer.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Applied");

        var manager = await SignInAsync(Manager, "/audit?account=audited");
        var row = manager.GetByRole(AriaRole.Row).Filter(new() { HasText = "SUP-77" });
        await Expect(row).ToContainTextAsync("200 → 300");
        await row.Locator("[data-row-link]").ClickAsync();

        await Expect(manager.Locator("main")).ToContainTextAsync("<script>alert(1)</script> and a reason");
    }

    [SkippableFact]
    public async Task ManagersPage_OfAnAccount_OffersNoChange()
    {
        await Console.RegisterAsync("looked", "Looked At");
        var page = await SignInAsync(Manager, "/accounts/looked");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Looked At" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change limit" })).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task BillingTerms_ChangedByAManager_StandOnTheEngineersPageAndInTheAudit()
    {
        await Console.RegisterAsync("terms", "Terms Archive", eomBilling: false);
        var engineer = await SignInAsync(Engineer, "/accounts/terms?tab=billing");
        await Expect(engineer.Locator("[data-fact=EomBilling]")).ToContainTextAsync("no");
        await Expect(engineer.GetByRole(AriaRole.Button, new() { Name = "Billing terms" })).ToHaveCountAsync(0);
        var manager = await SignInAsync(Manager, "/accounts/terms?tab=billing");

        await manager.Keyboard.PressAsync("b");
        await manager.GetByRole(AriaRole.Radio, new() { Name = "EOM" }).CheckAsync();
        await manager.GetByRole(AriaRole.Radio, new() { Name = "on: refills" }).CheckAsync();
        await Expect(manager.Locator("#terms-below")).ToBeVisibleAsync();

        // What was chosen survives a reload, like what was typed.
        await manager.ReloadAsync();
        await InteractiveAsync(manager);
        await Expect(manager.GetByRole(AriaRole.Radio, new() { Name = "EOM" })).ToBeCheckedAsync();
        await manager.Locator("#terms-below").FillAsync("20");
        await manager.Locator("#terms-target").FillAsync("$100");
        await manager.Locator("#terms-reason").FillAsync("Contract signed this morning");
        await manager.Locator("#terms-ticket").FillAsync("FIN-12");
        await AssertAccessibleAsync(manager);
        await manager.Keyboard.PressAsync("Enter");

        var done = manager.Locator("[data-outcome=applied]");
        await Expect(done).ToContainTextAsync("EOM billing, auto-pay below $20.00 back to $100.00");
        await Expect(engineer.Locator("[data-fact=EomBilling]")).ToContainTextAsync("yes");
        await done.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(manager.Locator("main")).ToContainTextAsync("Contract signed this morning");
    }

    /// <summary>A laptop is lost: the manager ends its session, and its open page goes no further.</summary>
    [SkippableFact]
    public async Task Session_EndedByAManager_LeadsItsOpenPageToTheSignIn()
    {
        await Console.RegisterAsync("lost", "Lost Laptop");
        var engineer = await SignInAsync(Engineer, "/accounts/lost", alone: true);
        var manager = await SignInAsync(Manager);
        await manager.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByText("Sessions").ClickAsync();

        // The newest comes first: engineers of other journeys are signed in, too.
        await manager.GetByRole(AriaRole.Button, new() { Name = "End session of Support engineer" }).First.ClickAsync();
        await manager.Locator("#end-session-reason").FillAsync("The laptop was left on a train");
        await manager.ReloadAsync();
        await InteractiveAsync(manager);
        await Expect(manager.Locator("#end-session-reason")).ToHaveValueAsync("The laptop was left on a train");
        await AssertAccessibleAsync(manager);
        await manager
            .GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Button, new() { Name = "End session" })
            .ClickAsync();

        await Expect(manager.Locator("[data-toast]")).ToContainTextAsync("is over");
        await Expect(manager.Locator("main")).ToContainTextAsync("ended by Support manager");
        await Expect(engineer.GetByText("Your sign-in has ended")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Audit_OfASupportEngineer_IsNotForThem()
    {
        var page = await SignInAsync(Engineer);

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByText("Audit"))
            .ToHaveCountAsync(0);
        ExpectedStatus = 403;
        await page.GotoAsync("/audit");
        await Expect(page.Locator("main")).ToContainTextAsync("role");
        await Expect(page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    }
}
