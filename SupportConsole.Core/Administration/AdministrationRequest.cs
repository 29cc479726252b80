using SupportConsole.Core.Audit;
using SupportConsole.Core.Limits;

namespace SupportConsole.Core.Administration;

/// <summary>A manager's wish about one field of an account.</summary>
/// <param name="AccountId">Whose.</param>
/// <param name="Field">Which; the others of the two settings do not count.</param>
/// <param name="Seen">What the person saw: the act applies only while it stands.</param>
/// <param name="Wanted">What is to be; see <see cref="AdministrationPolicy"/> for the ranges.</param>
/// <param name="Reason">10-2,000 characters.</param>
/// <param name="Ticket">1-64 characters.</param>
/// <param name="CorrelationId">
/// One per attempt: the same id again is the same attempt (double click, retry) and gets the same answer.
/// </param>
public sealed record AdministrationRequest(
    string AccountId,
    AccountField Field,
    AccountSettings Seen,
    AccountSettings Wanted,
    string Reason,
    string Ticket,
    string CorrelationId
)
{
    /// <summary>
    /// True to give the field back to the platform: what stands stays until the platform tells of the account the next
    /// time.
    /// </summary>
    public bool FollowPlatform { get; init; }

    /// <summary>Limits of the account's own that go with a change of plan, as the person saw them.</summary>
    public IReadOnlyList<SeenOverride> Removed { get; init; } = [];

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    internal string Action =>
        (Field, Wanted.Disabled) switch
        {
            _ when FollowPlatform => AuditActions.FollowPlatform,
            (AccountField.Plan, _) => AuditActions.ChangePlan,
            (AccountField.Access, true) => AuditActions.DisableAccount,
            (AccountField.Access, false) => AuditActions.EnableAccount,
            (AccountField.Contact, _) => AuditActions.ChangeContact,
            (AccountField.Importance, _) => AuditActions.ChangeImportance,
            (AccountField.TranscriptTtl, _) => AuditActions.ChangeTranscriptTtl,
            _ => AuditActions.ChangeExternalBilling,
        };

    /// <summary>The settings that the act leaves, given that what was seen stands.</summary>
    internal AccountSettings Result =>
        FollowPlatform
            ? Seen with
            {
                SetHere = Seen.SetHere & ~AccountFields.SharedPartOf(Field),
            }
            : Seen.With(Field, Wanted.SetOver(Seen));

    /// <summary>What the audit keeps of the wish.</summary>
    internal AuditedSettings Audited =>
        AuditedSettings.Of(Field, Result) with
        {
            OwnLimitsRemoved =
                Removed.Count == 0
                    ? null
                    : string.Join(", ", Removed.OrderBy(limit => limit.Kind).Select(AdministrationTexts.Of)),
        };
}

/// <summary>A limit of the account's own.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">In force when the person looked.</param>
public sealed record SeenOverride(LimitKind Kind, int Value);

/// <summary>What is wrong with one field.</summary>
/// <param name="Field">
/// Name of the property of <see cref="AdministrationRequest"/> or of <see cref="AccountSettings"/>.
/// </param>
/// <param name="Message">What to write instead.</param>
public sealed record AdministrationProblem(string Field, string Message);
