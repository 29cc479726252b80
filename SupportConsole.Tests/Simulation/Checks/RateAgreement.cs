using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>Streaming sessions and LeMUR windows are what the model says.</summary>
internal static class RateAgreement
{
    public static void Check(Tables tables, ModelBatch batch)
    {
        foreach (var session in batch.ChangedSessions)
        {
            var row = tables.Sessions.GetValueOrDefault(session.Id);
            Promise.Holds(
                row is not null && IsSame(row, session),
                $"sessions end and are charged once: {row} must be charged {session.Charged} ms, {session.Cost}, "
                    + $"ended {session.EndedAt}"
            );
        }

        foreach (var row in batch.Changes.Sessions.Values)
        {
            Promise.Holds(
                batch.ChangedSessions.Exists(session => session.Id == row.Id),
                $"no session changes unasked: {row}"
            );
        }

        foreach (var account in batch.Streamed)
        {
            var row = tables.LatestStreamingMinute(account.Id);
            var expected = account.Streaming!;
            Promise.Holds(
                row is not null
                    && (row.Minute.ToUnixTimeMilliseconds(), row.SessionLimit, row.Opened, row.Refused)
                        == (expected.Start, expected.Limit, expected.Opened, expected.Refused),
                $"the limit on new sessions moves by the rule and is never exceeded: {row} must be {expected}"
            );
        }

        Promise.Holds(
            batch.Changes.StreamingMinutes.All(minute => batch.Streamed.Any(account => account.Id == minute.AccountId)),
            $"no streaming minute changes unasked"
        );
        foreach (var account in batch.LemurRefused)
        {
            var minute = batch.Now / 60_000 * 60_000;
            var count = account.LemurRefused[minute];
            var row = tables.LemurRefusals.GetValueOrDefault(
                (account.Id, DateTimeOffset.FromUnixTimeMilliseconds(minute))
            );
            Promise.Holds(row == count, $"refused LeMUR requests are counted: {row} must be {count}");
        }

        Promise.Holds(
            batch.Changes.LemurMinutes.All(minute => batch.LemurRefused.Any(account => account.Id == minute.AccountId)),
            $"no LeMUR minute changes unasked"
        );
        foreach (var account in batch.Asked)
        {
            var row = tables.LemurWindows.GetValueOrDefault(account.Id);
            Promise.Holds(
                row is not null && Times(row.Admissions).SequenceEqual(account.Admissions),
                $"the rolling window holds every admission: {row} must be {string.Join(' ', account.Admissions)}"
            );
        }

        Promise.Holds(
            batch.Changes.LemurWindows.All(window => batch.Asked.Any(account => account.Id == window.AccountId)),
            $"no window changes unasked"
        );
    }

    private static bool IsSame(StreamingSession row, ModelSession model) =>
        (
            row.AccountId,
            row.ApiKeyId,
            row.OpenedAt.ToUnixTimeMilliseconds(),
            row.EndedAt?.ToUnixTimeMilliseconds(),
            row.ChargedMilliseconds,
            row.Cost.Micros
        ) == (model.Account.Id, model.ApiKeyId, model.OpenedAt, model.EndedAt, model.Charged, model.Cost)
        && row.EndReason
            == (
                model.EndedAt is null ? null
                : model.Expired ? StreamingEnd.Expired
                : StreamingEnd.Terminated
            );

    /// <summary>The first time, then differences, each perhaps several times.</summary>
    private static IEnumerable<long> Times(string text)
    {
        long at = 0;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split('*');
            at += long.Parse(pieces[0], System.Globalization.CultureInfo.InvariantCulture);
            var count =
                pieces.Length == 1 ? 1 : int.Parse(pieces[1], System.Globalization.CultureInfo.InvariantCulture);
            for (; count > 0; count--)
            {
                yield return at;
            }
        }
    }
}
