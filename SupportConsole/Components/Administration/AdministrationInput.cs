using System.Globalization;
using SupportConsole.Core.Accounts;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Limits;

namespace SupportConsole.Components.Administration;

/// <summary>What is typed into the fields of an account, as texts.</summary>
public sealed record AdministrationInput
{
    public AccountPlan Plan { get; init; }

    /// <summary>Limits of the account's own that go with the plan.</summary>
    public IReadOnlyList<LimitKind> Removed { get; init; } = [];

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Empty for an account that is not important.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Empty for no time-to-live of its own.</summary>
    public string Hours { get; init; } = "";

    public string BillingId { get; init; } = "";

    /// <summary>Why the hours cannot be read; null when they can, or when there are none.</summary>
    public string? HoursProblem => Hours.Trim().Length > 0 && HoursRead is null ? AdministrationTexts.TtlRange : null;

    private int? HoursRead =>
        int.TryParse(Hours.Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var hours)
            ? hours
            : null;

    /// <summary>The fields filled with what stands.</summary>
    public static AdministrationInput Of(AccountSettings settings) =>
        new()
        {
            Plan = settings.Plan,
            Email = settings.Email,
            Name = settings.Name,
            Owner = settings.ImportantOwner ?? "",
            Hours = settings.TranscriptTtlHours?.ToString(CultureInfo.InvariantCulture) ?? "",
            BillingId = settings.ExternalBillingId ?? "",
        };

    /// <summary>With a limit of the account's own to remove, or to keep.</summary>
    public AdministrationInput Remove(LimitKind kind, bool isRemoved) =>
        this with
        {
            Removed = [.. Removed.Where(other => other != kind), .. isRemoved ? [kind] : Array.Empty<LimitKind>()],
        };

    /// <summary>The settings with the field as typed.</summary>
    public AccountSettings Over(AccountField field, AccountSettings settings) =>
        field switch
        {
            AccountField.Plan => settings with { Plan = Plan },
            AccountField.Access => settings with { Disabled = !settings.Disabled },
            AccountField.Contact => settings with { Email = Email.Trim(), Name = Name.Trim() },
            AccountField.Importance => settings with { ImportantOwner = Given(Owner) },
            AccountField.TranscriptTtl => settings with { TranscriptTtlHours = HoursRead },
            _ => settings with { ExternalBillingId = Given(BillingId) },
        };

    /// <summary>What was typed before a reload; what the draft does not name stays.</summary>
    public AdministrationInput Restore(AdministrationDraft draft) =>
        this with
        {
            Plan = Enum.TryParse<AccountPlan>(draft.Plan, out var plan) && Enum.IsDefined(plan) ? plan : Plan,
            Removed =
            [
                .. (draft.Removed ?? "")
                    .Split(',')
                    .Select(name => Enum.TryParse<LimitKind>(name, out var kind) ? kind : (LimitKind?)null)
                    .OfType<LimitKind>(),
            ],
            Email = draft.Email ?? Email,
            Name = draft.Name ?? Name,
            Owner = draft.Owner ?? Owner,
            Hours = draft.Hours ?? Hours,
            BillingId = draft.BillingId ?? BillingId,
        };

    private static string? Given(string text) => text.Trim() is { Length: > 0 } given ? given : null;
}
