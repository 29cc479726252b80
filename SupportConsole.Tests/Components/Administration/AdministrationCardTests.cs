using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using SupportConsole.Components.Administration;
using SupportConsole.Core.Accounts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Administration;

public sealed class AdministrationCardTests : PageContext
{
    [Fact]
    public void Fields_OfAManager_SayWhoOwnsThemAndMayBeChangedByKey()
    {
        SignIn(Samples.Manager);
        var card = Open(account =>
            account with
            {
                ConsoleFields = ConsoleFields.Plan | ConsoleFields.Email,
                ImportantOwner = "Ola Owner",
                TranscriptTtlHours = 48,
            }
        );

        Assert.Equal(
            ["plan", "access", "contact", "importance", "ttl", "billing-id"],
            card.FindAll("[data-field]").Select(row => row.GetAttribute("data-field"))
        );
        Assert.Contains("Set in the console", Row(card, "plan"), StringComparison.Ordinal);
        Assert.Contains("From the platform", Row(card, "access"), StringComparison.Ordinal);
        Assert.Contains("The e-mail is set in the console, the name", Row(card, "contact"), StringComparison.Ordinal);
        Assert.Contains("Important, owner Ola Owner", Row(card, "importance"), StringComparison.Ordinal);
        Assert.Contains("48 h (2 d)", Row(card, "ttl"), StringComparison.Ordinal);
        Assert.Equal(
            ["Follow the platform: Customer type", "Change: Customer type"],
            card.FindAll("[data-field=plan] button").Select(button => button.GetAttribute("aria-label"))
        );

        card.Find("[data-field=access] button").Click();
        Assert.EndsWith(
            "?tab=account&dialog=set-access",
            Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fields_OfAnybodyElse_AreReadOnlyAndNoDialogOpens()
    {
        var card = Open(dialog: "set-plan");

        Assert.Empty(card.FindAll("button"));
        Assert.Empty(card.FindAll("form"));
        Assert.Contains("Support managers change", card.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set-plan", 1)]
    [InlineData("follow-contact", 1)]
    [InlineData("limit", 0)]
    [InlineData(null, 0)]
    public void Dialog_OfTheAddress_OpensForAManager(string? address, int forms)
    {
        SignIn(Samples.Manager);

        Assert.Equal(forms, Open(dialog: address).FindAll("form").Count);
    }

    private static string Row(IRenderedComponent<MudFrame> card, string field) =>
        card.Find($"[data-field={field}]").TextContent;

    private IRenderedComponent<MudFrame> Open(Func<Account, Account>? identity = null, string? dialog = null)
    {
        Administration.Setup(ServiceMocks.AnyAdministrationView).ReturnsAsync(Samples.Administered(identity: identity));
        return RenderPage<AdministrationCard>(parameters =>
            parameters.Add(card => card.AccountId, "10482").Add(card => card.Dialog, dialog)
        );
    }
}
