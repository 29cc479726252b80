using SupportConsole.Core.Accounts;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>Everything of an account that a manager may set in the console.</summary>
public sealed record AccountSettings
{
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required AccountPlan Plan { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Who looks after the account; null when it is not an important one.</summary>
    public string? ImportantOwner { get; init; }

    /// <summary>Hours for which finished transcripts are kept; null for what everybody has.</summary>
    public int? TranscriptTtlHours { get; init; }

    public string? ExternalBillingId { get; init; }

    /// <summary>Which of the platform's fields a manager has set.</summary>
    public ConsoleFields SetHere { get; init; }

    /// <summary>As they stand.</summary>
    public static AccountSettings Of(Account account, AccountState state) =>
        new()
        {
            Email = account.Email,
            Name = account.Name,
            Plan = state.Plan,
            Disabled = state.Disabled,
            ImportantOwner = account.ImportantOwner,
            TranscriptTtlHours = account.TranscriptTtlHours,
            ExternalBillingId = account.ExternalBillingId,
            SetHere = account.ConsoleFields,
        };

    /// <summary>These settings with one field of others.</summary>
    public AccountSettings With(AccountField field, AccountSettings other)
    {
        var shared = AccountFields.SharedPartOf(field);
        var owned = this with { SetHere = (SetHere & ~shared) | (other.SetHere & shared) };
        return field switch
        {
            AccountField.Plan => owned with { Plan = other.Plan },
            AccountField.Access => owned with { Disabled = other.Disabled },
            AccountField.Contact => owned with { Email = other.Email, Name = other.Name },
            AccountField.Importance => owned with { ImportantOwner = other.ImportantOwner },
            AccountField.TranscriptTtl => owned with { TranscriptTtlHours = other.TranscriptTtlHours },
            AccountField.ExternalBilling => owned with { ExternalBillingId = other.ExternalBillingId },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
    }

    /// <summary>
    /// These settings after a manager has set them over others: what differs is the console's from now on.
    /// </summary>
    public AccountSettings SetOver(AccountSettings before) =>
        this with
        {
            SetHere =
                before.SetHere
                | Mark(Plan != before.Plan, ConsoleFields.Plan)
                | Mark(Disabled != before.Disabled, ConsoleFields.Disabled)
                | Mark(Email != before.Email, ConsoleFields.Email)
                | Mark(Name != before.Name, ConsoleFields.Name),
        };

    /// <summary>The identity under these settings.</summary>
    internal Account Over(Account account) =>
        account with
        {
            Email = Email,
            Name = Name,
            ImportantOwner = ImportantOwner,
            TranscriptTtlHours = TranscriptTtlHours,
            ExternalBillingId = ExternalBillingId,
            ConsoleFields = SetHere,
            Keys = AccountSearchKeys.Of(account.Id, Email, Name, account.StripeCustomerId),
        };

    private static ConsoleFields Mark(bool isSet, ConsoleFields field) => isSet ? field : ConsoleFields.None;
}
