using System.Globalization;
using System.Text.Json;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Administration;

/// <summary>
/// The sentences of account administration, shown in the dialogs, answered by the service and kept in the audit.
/// </summary>
public static class AdministrationTexts
{
    public const string Forbidden = "Your role does not include administering accounts. Ask a support manager.";
    public const string Unchanged = "This is what stands: nothing would change.";
    public const string OnlyWithPlan = "Limits of the account's own are removed with a change of plan only.";
    public const string NoPlan = "Choose a plan.";
    public const string NoEmail = "Write an e-mail address of at most 254 characters.";
    public const string TtlRange = "Write whole hours from 1 to 87,600 (ten years).";
    public const string NeverFromPlatform = "The platform never tells this field: there is nothing to follow.";
    public const string FollowsAlready = "This field follows the platform already.";

    /// <summary>What the field is called, for the middle of a sentence.</summary>
    public static string Name(AccountField field) =>
        field switch
        {
            AccountField.Plan => "plan",
            AccountField.Access => "access",
            AccountField.Contact => "contact",
            AccountField.Importance => "importance",
            AccountField.TranscriptTtl => "transcript time-to-live",
            AccountField.ExternalBilling => "external billing id",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };

    /// <summary>The field that an audited act sets; null for an act that sets none, or gives one back.</summary>
    public static AccountField? FieldOf(string action) =>
        action switch
        {
            AuditActions.ChangePlan => AccountField.Plan,
            AuditActions.DisableAccount or AuditActions.EnableAccount => AccountField.Access,
            AuditActions.ChangeContact => AccountField.Contact,
            AuditActions.ChangeImportance => AccountField.Importance,
            AuditActions.ChangeTranscriptTtl => AccountField.TranscriptTtl,
            AuditActions.ChangeExternalBilling => AccountField.ExternalBilling,
            _ => null,
        };

    /// <summary>The field's value in words.</summary>
    public static string Value(AccountField field, AuditedSettings value) =>
        field switch
        {
            AccountField.Plan => value.Plan is { } plan ? PlanNames.Of(plan) : "none",
            AccountField.Access => value.Disabled == true ? "disabled" : "enabled",
            AccountField.Contact => $"{value.Name}, {value.Email}",
            AccountField.Importance => value.ImportantOwner is { } owner
                ? $"important, owner {owner}"
                : "not important",
            AccountField.TranscriptTtl => value.TranscriptTtlHours is { } hours ? Hours(hours) : "none of its own",
            _ => value.ExternalBillingId ?? "none",
        };

    /// <summary>What stands is not what the person saw.</summary>
    public static string Conflict(AccountField field, AuditedSettings current) =>
        $"The {Name(field)} is no longer what you saw. It is now: {Value(field, current)}{Owner(current)}. Look again "
        + "before you change it.";

    /// <summary>A limit of the account's own that was to go is another one now.</summary>
    /// <param name="seen">As the person saw it.</param>
    /// <param name="now">As it stands; null when the plan's is in force.</param>
    /// <param name="by">Who set it.</param>
    public static string OverrideMoved(SeenOverride seen, int? now, string? by) =>
        $"The account's own limit {Of(seen)} is no longer what you saw: "
        + (now is { } value ? $"{by} set it to {N(value)}" : "the plan's is in force")
        + ". Look again before you change the plan.";

    /// <summary>A text that is empty, too long, or has blanks around it.</summary>
    public static string TextRange(string noun, int maximumLength) =>
        $"The {noun} is a text of 1 to {N(maximumLength)} characters without blanks around it.";

    /// <summary>Hours, with the days where they are whole.</summary>
    public static string Hours(int hours) =>
        hours >= 24 && hours % 24 == 0 ? $"{N(hours)} h ({N(hours / 24)} d)" : $"{N(hours)} h";

    /// <summary>As the audit keeps it.</summary>
    public static string Of(SeenOverride limit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{JsonNamingPolicy.CamelCase.ConvertName(limit.Kind.ToString())} {limit.Value}"
        );

    private static string Owner(AuditedSettings value) =>
        value.SetHere switch
        {
            null => "",
            ConsoleFields.None => ", from the platform",
            _ => ", set in the console",
        };

    private static string N(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
