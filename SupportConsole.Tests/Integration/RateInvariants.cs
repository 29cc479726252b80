using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;

namespace SupportConsole.Tests.Integration;

/// <summary>What must hold of one account's streaming sessions and LeMUR requests, whatever happened.</summary>
internal static class RateInvariants
{
    public static IEnumerable<string> Problems(
        AccountState state,
        List<StreamingSession> sessions,
        List<StreamingMinute> minutes,
        LemurWindowRow? window,
        List<UsageHour> usage,
        bool isClockSetBack
    ) =>
        [
            .. Streaming(
                state,
                sessions,
                minutes,
                [.. usage.Where(hour => hour.Product == Product.Streaming)],
                isClockSetBack
            ),
            .. sessions.SelectMany(Fields),
            .. Lemur(state, window, [.. usage.Where(hour => hour.Product == Product.Lemur)]),
        ];

    private static IEnumerable<string> Streaming(
        AccountState state,
        List<StreamingSession> sessions,
        List<StreamingMinute> minutes,
        List<UsageHour> usage,
        bool isClockSetBack
    )
    {
        var ended = sessions.Where(session => session.EndedAt is not null).ToList();
        return
        [
            .. Check(
                isClockSetBack
                    ? minutes.Sum(minute => minute.Opened) <= sessions.Count
                    : minutes.Sum(minute => minute.Opened) == sessions.Count,
                $"{state.AccountId}: minutes count {minutes.Sum(minute => minute.Opened)} opened of {sessions.Count}"
            ),
            .. Check(
                minutes.TrueForAll(minute =>
                    minute.Opened >= 0 && minute.Refused >= 0 && minute.Opened + minute.Refused > 0
                ),
                $"{state.AccountId}: a minute without traffic, or less"
            ),
            .. Check(
                usage.Sum(hour => hour.Items) == ended.Count,
                $"{state.AccountId}: usage counts {usage.Sum(hour => hour.Items)} sessions of {ended.Count}"
            ),
            .. Check(
                usage.Sum(hour => hour.Milliseconds) == ended.Sum(session => session.ChargedMilliseconds),
                $"{state.AccountId}: usage has {usage.Sum(hour => hour.Milliseconds)} ms of sessions, charged are "
                    + $"{ended.Sum(session => session.ChargedMilliseconds)}"
            ),
            .. Check(
                usage.Sum(hour => hour.Cost.Micros) == ended.Sum(session => session.Cost.Micros),
                $"{state.AccountId}: sessions cost {ended.Sum(session => session.Cost.Micros)}, usage says "
                    + $"{usage.Sum(hour => hour.Cost.Micros)}"
            ),
        ];
    }

    private static IEnumerable<string> Fields(StreamingSession session)
    {
        var fits = session.EndedAt is { } ended
            ? session.EndReason is not null
                && ended >= session.OpenedAt
                && session.ChargedMilliseconds is >= 0 and <= 10_800_000
            : session is { EndReason: null, ChargedMilliseconds: 0, Cost.Micros: 0 };
        return Check(fits, $"its fields do not fit: {session}");
    }

    private static IEnumerable<string> Lemur(AccountState state, LemurWindowRow? row, List<UsageHour> usage)
    {
        var admitted = usage.Sum(hour => hour.Items);
        if (row is null)
        {
            return Check(admitted == 0, $"{state.AccountId}: {admitted} LeMUR requests are charged without a window");
        }

        var counted = LemurWindow.Parse(row.Admissions).Used(DateTimeOffset.UnixEpoch);
        return
        [
            .. Check(
                LemurWindow.Parse(row.Admissions).ToText() == row.Admissions,
                $"{state.AccountId}: its LeMUR window reads back otherwise: {row.Admissions}"
            ),
            .. Check(
                counted >= 1 && counted <= admitted,
                $"{state.AccountId}: its LeMUR window has {counted} requests, {admitted} are charged"
            ),
        ];
    }

    private static IEnumerable<string> Check(bool holds, string problem) => holds ? [] : [problem];
}
