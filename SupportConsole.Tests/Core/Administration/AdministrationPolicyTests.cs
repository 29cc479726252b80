using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;

namespace SupportConsole.Tests.Core.Administration;

public sealed class AdministrationPolicyTests
{
    private static readonly AccountSettings Seen = new()
    {
        Email = "ops@acme.example",
        Name = "Acme Inc",
        Plan = AccountPlan.PayAsYouGo,
    };

    [Theory]
    [InlineData(null, true)]
    [InlineData(1, true)]
    [InlineData(87_600, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(87_601, false)]
    public void Validate_TimeToLive_HasItsRange(int? hours, bool isValid) =>
        Assert.Equal(
            isValid,
            ProblemOf(
                AccountField.TranscriptTtl,
                Seen with
                {
                    TranscriptTtlHours = hours,
                },
                nameof(AccountSettings.TranscriptTtlHours),
                Seen with
                {
                    TranscriptTtlHours = 5,
                }
            )
                is null
        );

    [Theory]
    [InlineData("a@b.example", true)]
    [InlineData("a b@c.example", false)]
    [InlineData("no address", false)]
    [InlineData("", false)]
    [InlineData("a\u200b@b.example", false)]
    [InlineData("a\u202e@b.example", false)]
    public void Validate_Email_IsAnAddressThatCanBeSeen(string email, bool isValid) =>
        Assert.Equal(
            isValid,
            ProblemOf(AccountField.Contact, Seen with { Email = email }, nameof(AccountSettings.Email)) is null
        );

    [Theory]
    [InlineData("Größe & Söhne", true)]
    [InlineData("", false)]
    [InlineData(" blank", false)]
    [InlineData("line\u2028break", false)]
    [InlineData("turn\u202eed", false)]
    public void Validate_NameOwnerAndBillingId_AreVisibleTexts(string text, bool isValid)
    {
        var name = ProblemOf(AccountField.Contact, Seen with { Name = text }, nameof(Seen.Name));
        var owner = ProblemOf(
            AccountField.Importance,
            Seen with
            {
                ImportantOwner = text,
            },
            nameof(Seen.ImportantOwner)
        );
        var billing = ProblemOf(
            AccountField.ExternalBilling,
            Seen with
            {
                ExternalBillingId = text,
            },
            nameof(Seen.ExternalBillingId)
        );

        Assert.All([name, owner, billing], problem => Assert.Equal(isValid, problem is null));
    }

    [Fact]
    public void Validate_TextsAtTheirLength_AreTakenAndOneMoreIsNot()
    {
        Assert.Null(Billing(128));
        Assert.NotNull(Billing(129));
        Assert.Null(Owner(200));
        Assert.NotNull(Owner(201));

        static string? Billing(int length) =>
            ProblemOf(
                AccountField.ExternalBilling,
                Seen with
                {
                    ExternalBillingId = new('x', length),
                },
                nameof(Seen.ExternalBillingId)
            );

        static string? Owner(int length) =>
            ProblemOf(
                AccountField.Importance,
                Seen with
                {
                    ImportantOwner = new('x', length),
                },
                nameof(Seen.ImportantOwner)
            );
    }

    [Fact]
    public void Validate_NothingChanged_SaysSoForEveryField() =>
        Assert.All(Enum.GetValues<AccountField>(), field =>
            Assert.Equal(AdministrationTexts.Unchanged, ProblemOf(field, Seen, nameof(AdministrationRequest.Wanted)))
        );

    [Fact]
    public void Validate_FollowThePlatform_OnlyWhatAManagerHasSet()
    {
        var set = Seen with { SetHere = ConsoleFields.Plan };

        Assert.Null(Follow(AccountField.Plan, set));
        Assert.Equal(AdministrationTexts.FollowsAlready, Follow(AccountField.Access, set));
        Assert.Equal(AdministrationTexts.FollowsAlready, Follow(AccountField.Contact, set));
        Assert.Equal(AdministrationTexts.NeverFromPlatform, Follow(AccountField.Importance, set));

        static string? Follow(AccountField field, AccountSettings seen) =>
            Problem(Request(field, seen, seen) with { FollowPlatform = true }, nameof(AdministrationRequest.Wanted));
    }

    [Fact]
    public void Validate_OwnLimitsRemoved_OnlyWithAPlan() =>
        Assert.Equal(
            AdministrationTexts.OnlyWithPlan,
            Problem(
                Request(AccountField.Access, Seen, Seen with { Disabled = true }) with
                {
                    Removed = [new(LimitKind.ApiKeys, 9)],
                },
                nameof(AdministrationRequest.Removed)
            )
        );

    [Fact]
    public void Validate_ReasonAndTicket_AreAskedFor()
    {
        var request = Request(AccountField.Access, Seen, Seen with { Disabled = true }) with
        {
            Reason = "short",
            Ticket = " ",
        };

        Assert.Equal(
            [nameof(request.Reason), nameof(request.Ticket)],
            AdministrationPolicy.Validate(request).Select(problem => problem.Field)
        );
    }

    private static string? ProblemOf(
        AccountField field,
        AccountSettings wanted,
        string name,
        AccountSettings? seen = null
    ) => Problem(Request(field, seen ?? Seen, wanted), name);

    private static string? Problem(AdministrationRequest request, string name) =>
        AdministrationPolicy.Validate(request).FirstOrDefault(problem => problem.Field == name)?.Message;

    private static AdministrationRequest Request(AccountField field, AccountSettings seen, AccountSettings wanted) =>
        new("acme", field, seen, wanted, "A reason that is long enough", "SUP-1", "attempt");
}
