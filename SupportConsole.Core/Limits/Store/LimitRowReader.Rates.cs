using SupportConsole.Core.Billing;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;

namespace SupportConsole.Core.Limits.Store;

/// <content>The rows of streaming sessions and LeMUR requests, in the column order of <see cref="RateStatements"/>.</content>
internal static partial class LimitRowReader
{
    public static StreamingSession Session(IRow row) => new()
    {
        Id = row.Text(0),
        AccountId = row.Text(1),
        ProjectId = row.Text(2),
        ApiKeyId = Text(row, 3),
        Model = row.Text(4),
        OpenedAt = Time(row, 5)!.Value,
        EndedAt = Time(row, 6),
        EndReason = (StreamingEnd?)Number(row, 7),
        ChargedMilliseconds = row.Long(8),
        Cost = new Money(row.Long(9)),
    };

    public static StreamingMinute StreamingMinute(IRow row) => new()
    {
        AccountId = row.Text(0),
        Minute = Time(row, 1)!.Value,
        SessionLimit = row.Int(2),
        Opened = row.Long(3),
        Refused = row.Long(4),
    };

    public static LemurWindowRow LemurWindow(IRow row) => new()
    {
        AccountId = row.Text(0),
        Admissions = row.Text(1),
        Version = row.Long(2),
    };
}
