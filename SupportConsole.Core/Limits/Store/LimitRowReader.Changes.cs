using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of limit changes and escalations, in the column order of <see cref="ChangeStatements"/>.</content>
internal static partial class LimitRowReader
{
    public static LimitChange LimitChange(IRow row) => new()
    {
        AuditSequence = row.Long(0),
        AccountId = row.Text(1),
        Kind = (LimitKind)row.Int(2),
        Cause = (LimitChangeCause)row.Int(3),
        At = Time(row, 4)!.Value,
        By = row.Text(5),
        OldLimit = row.Int(6),
        OldSource = (LimitSource)row.Int(7),
        OldExpiresAt = Time(row, 8),
        OldRevertsTo = Number(row, 9),
        OldRevertsToSource = (LimitSource)row.Int(10),
        NewLimit = row.Int(11),
        NewSource = (LimitSource)row.Int(12),
        NewExpiresAt = Time(row, 13),
    };

    public static Escalation Escalation(IRow row) => new()
    {
        Id = row.Text(0),
        AccountId = row.Text(1),
        State = (EscalationState)row.Int(2),
        OldLimit = row.Int(3),
        NewLimit = row.Int(4),
        ExpiresAt = Time(row, 5),
        Rule = (LimitChangeRule)row.Int(6),
        PeakDemand = row.Int(7),
        Running = row.Int(8),
        Queued = row.Int(9),
        Reason = row.Text(10),
        Ticket = row.Text(11),
        RequestedById = row.Text(12),
        RequestedBy = row.Text(13),
        RequestedAt = Time(row, 14)!.Value,
        LapsesAt = Time(row, 15)!.Value,
        RequestAuditSequence = row.Long(16),
        DecidedById = Text(row, 17),
        DecidedBy = Text(row, 18),
        DecidedAt = Time(row, 19),
        Comment = Text(row, 20),
        DecisionAuditSequence = row.IsNull(21) ? null : row.Long(21),
    };
}
