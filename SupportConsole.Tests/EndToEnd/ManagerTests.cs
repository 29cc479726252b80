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
        await row.GetByRole(AriaRole.Button).ClickAsync();

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
    public async Task Audit_OfASupportEngineer_IsNotForThem()
    {
        var page = await SignInAsync(Engineer);

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByText("Audit")).ToHaveCountAsync(0);
        ExpectedStatus = 403;
        await page.GotoAsync("/audit");
        await Expect(page.Locator("main")).ToContainTextAsync("role");
        await Expect(page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
    }
}
