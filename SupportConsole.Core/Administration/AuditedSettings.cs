using SupportConsole.Core.Accounts;
using SupportConsole.Core.Audit;

namespace SupportConsole.Core.Administration;

/// <summary>
/// One field of an account as it stands in an audit entry's before and after; what the act is not about is null. The
/// names are those under which the platform's own changes are audited, so that both can be read alike.
/// </summary>
public sealed record AuditedSettings
{
    public string? Email { get; init; }

    public string? Name { get; init; }

    public AccountPlan? Plan { get; init; }

    public bool? Disabled { get; init; }

    public string? ImportantOwner { get; init; }

    public int? TranscriptTtlHours { get; init; }

    public string? ExternalBillingId { get; init; }

    /// <summary>What of the field the console owns; null where the platform never tells it.</summary>
    public ConsoleFields? SetHere { get; init; }

    /// <summary>Limits of the account's own that went with the plan, such as <c>projects 9</c>.</summary>
    public string? OwnLimitsRemoved { get; init; }

    /// <summary>The throttle limit, when the plan moved it.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Waiting transcripts that started with the act.</summary>
    public int? Started { get; init; }

    /// <summary>The waiting escalation that became void because the throttle limit moved.</summary>
    public string? VoidedEscalationId { get; init; }

    /// <summary>One field of the settings.</summary>
    public static AuditedSettings Of(AccountField field, AccountSettings settings)
    {
        var shared = AccountFields.SharedPartOf(field);
        var audited = new AuditedSettings { SetHere = shared == ConsoleFields.None ? null : settings.SetHere & shared };
        return field switch
        {
            AccountField.Plan => audited with { Plan = settings.Plan },
            AccountField.Access => audited with { Disabled = settings.Disabled },
            AccountField.Contact => audited with { Email = settings.Email, Name = settings.Name },
            AccountField.Importance => audited with { ImportantOwner = settings.ImportantOwner },
            AccountField.TranscriptTtl => audited with { TranscriptTtlHours = settings.TranscriptTtlHours },
            AccountField.ExternalBilling => audited with { ExternalBillingId = settings.ExternalBillingId },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
    }

    /// <summary>Out of an entry's text; null when it has none, or one that nobody of ours wrote.</summary>
    public static AuditedSettings? Read(string? text) => AuditedText.Read<AuditedSettings>(text);

    internal string Write() => AuditedText.Write(this);
}
