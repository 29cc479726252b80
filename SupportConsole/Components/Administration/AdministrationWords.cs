using SupportConsole.Components.Shared;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;

namespace SupportConsole.Components.Administration;

/// <summary>
/// Words of account administration, beyond those of the rules (<see cref="AdministrationTexts"/>).
/// </summary>
internal static partial class AdministrationWords
{
    public const string Title = "Account";
    public const string Change = "Change";
    public const string Follow = "Follow the platform";
    public const string MayOnlyLook = "Support managers change what stands here.";
    public const string InForce = "Now";
    public const string BeginFromThat = "Begin from that";
    public const string ChangedTitle = "Changed.";
    public const string Plan = "Customer type";
    public const string Email = "E-mail";
    public const string Name = "Name";
    public const string Owner = "Owner: a person's name or e-mail; empty for an account that is not important";
    public const string Hours = "Hours, 1 to 87,600; empty for none of its own";
    public const string BillingId = "External billing id; empty for none";
    public const string UnknownAccount = "There is no such account any more. Nothing was changed.";
    public const string Unanswered =
        "There was no answer, so it is not known whether the account was changed. Change again: the same attempt is "
        + "never made twice.";
    public const string StaysHere =
        "From then on the console owns this field: what the platform registers does not change it, until a manager "
        + "gives it back.";
    public const string FollowEffect =
        "What stands stays for now. The platform's next registration of this account decides again.";

    public static string Label(AccountField field) =>
        field switch
        {
            AccountField.Plan => Plan,
            AccountField.Access => "Access",
            AccountField.Contact => "Contact",
            AccountField.Importance => "Important account",
            AccountField.TranscriptTtl => "Transcript time-to-live",
            _ => "External billing id",
        };

    /// <summary>The field's value, as a row's text.</summary>
    public static string Value(AccountField field, AccountSettings settings)
    {
        var value = AdministrationTexts.Value(field, AuditedSettings.Of(field, settings));
        var isEntered =
            field == AccountField.Contact
            || (field == AccountField.ExternalBilling && settings.ExternalBillingId is not null);
        return isEntered ? value : char.ToUpperInvariant(value[0]) + value[1..];
    }

    /// <summary>Who owns the field.</summary>
    public static string OwnedBy(AccountField field, ConsoleFields setHere)
    {
        var shared = AccountFields.SharedPartOf(field);
        var own = setHere & shared;
        return shared == ConsoleFields.None ? "The console's own field"
            : own == ConsoleFields.None ? "From the platform"
            : own == shared ? "Set in the console: the platform does not change it"
            : own == ConsoleFields.Email ? "The e-mail is set in the console, the name comes from the platform"
            : "The name is set in the console, the e-mail comes from the platform";
    }

    public static string TitleOf(AdministrationTarget target, AccountSettings? seen) =>
        target.FollowPlatform
            ? $"Follow the platform: {AdministrationTexts.Name(target.Field)}"
            : target.Field switch
            {
                AccountField.Plan => "Change customer type",
                AccountField.Access => seen?.Disabled == true ? "Enable account" : "Disable account",
                AccountField.Contact => "Change contact",
                AccountField.Importance => "Important account",
                AccountField.TranscriptTtl => "Transcript time-to-live",
                _ => "External billing id",
            };

    public static string Submit(AdministrationTarget target, AccountSettings? seen) =>
        target.FollowPlatform
            ? Follow
            : target.Field switch
            {
                AccountField.Plan => "Change plan",
                AccountField.Access => seen?.Disabled == true ? "Enable account" : "Disable account",
                AccountField.Contact => "Change contact",
                _ => "Save",
            };

    /// <summary>What the button on the field's row says.</summary>
    public static string ChangeOf(AccountField field, AccountSettings settings) =>
        field == AccountField.Access ? (settings.Disabled ? "Enable" : "Disable") : Change;

    /// <summary>What setting a field does that has no live figures.</summary>
    public static string Effect(AccountField field) =>
        field switch
        {
            AccountField.Contact => "Mails about throttling go to this address from the next one on, and the search "
                + "finds the account by it.",
            AccountField.Importance => "Shown in the header, in lists and with alerts, so that whoever handles one "
                + "knows whom to tell.",
            AccountField.TranscriptTtl => "Finished transcripts are deleted this long after their end. What is "
                + "deleted does not come back when the time becomes longer.",
            _ => "Shown in the header beside the Stripe customer.",
        };

    public static string Applied(AdministrationOutcome.Applied applied)
    {
        var label = Label(applied.Field);
        var (before, after) = (
            AdministrationTexts.Value(applied.Field, applied.Before),
            AdministrationTexts.Value(applied.Field, applied.After)
        );
        var step = before == after ? $"{label} follows the platform again." : $"{label}: {before} → {after}.";
        var limit = applied is { Before.ThrottleLimit: { } old, After.ThrottleLimit: { } young }
            ? $" Throttle limit {Figures.Whole(old)} → {Figures.Whole(young)}."
            : "";
        var started =
            applied.Started == 0
                ? ""
                : $" {Figures.Count(applied.Started, "waiting transcript", "waiting transcripts")} started.";
        return step + limit + started;
    }

    /// <summary>A field was given back to the platform, as the audit's entry has it.</summary>
    public static string FollowsAgain(AuditedSettings? after) =>
        after switch
        {
            { Plan: not null } => $"{Plan} follows the platform again",
            { Disabled: not null } => "Access follows the platform again",
            _ => "Contact follows the platform again",
        };

    /// <summary>Who made the change that the attempt collided with.</summary>
    public static string ChangedBy(FieldChange change) => $"{change.By} changed it:";
}
