using System.Data.Common;
using static SupportConsole.Tests.Crash.Checks.DatabaseSnapshot;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>A streaming session; <see cref="Reason"/> is 0 terminated, 1 closed for its age.</summary>
internal sealed record SessionRow(
    string Id,
    string Account,
    string Project,
    string Key,
    string Model,
    long Opened,
    long? Ended,
    long? Reason,
    long Milliseconds,
    long Cost
)
{
    public const string Sql =
        "SELECT id, account_id, project_id, api_key_id, model, opened_at, ended_at, end_reason, "
        + "charged_milliseconds, cost FROM streaming_sessions";

    public static SessionRow Read(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            TextOrNull(row, 3) ?? "",
            row.GetString(4),
            Number(row, 5),
            NumberOrNull(row, 6),
            NumberOrNull(row, 7),
            Number(row, 8),
            Number(row, 9)
        );
}

internal sealed record StreamMinuteRow(string Account, long Minute, long Limit, long Opened, long Refused)
{
    public const string Sql = "SELECT account_id, minute_start, session_limit, opened, refused FROM streaming_minutes";

    public static StreamMinuteRow Read(DbDataReader row) =>
        new(row.GetString(0), Number(row, 1), Number(row, 2), Number(row, 3), Number(row, 4));
}

/// <summary>
/// An account's LeMUR window: the times of the requests of the 60 seconds up to the last one, oldest first, one an
/// admission.
/// </summary>
internal sealed record LemurWindowRow(string Account, IReadOnlyList<long> Admissions)
{
    public const string Sql = "SELECT account_id, admissions FROM lemur_windows";

    public static LemurWindowRow Read(DbDataReader row) => new(row.GetString(0), Times(row.GetString(1)));

    /// <summary>
    /// The first time, then differences, each with <c>*n</c> where there are n of the same millisecond.
    /// </summary>
    private static List<long> Times(string text)
    {
        var (times, last) = (new List<long>(), 0L);
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var figures = part.Split('*');
            last += long.Parse(figures[0], System.Globalization.CultureInfo.InvariantCulture);
            times.AddRange(
                Enumerable.Repeat(
                    last,
                    figures.Length == 1 ? 1 : int.Parse(figures[1], System.Globalization.CultureInfo.InvariantCulture)
                )
            );
        }

        return times;
    }
}
