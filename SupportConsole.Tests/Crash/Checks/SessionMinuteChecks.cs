using static SupportConsole.Tests.Crash.Checks.CrashChecker;

namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// No minute opened more sessions than its limit, none was refused while there was room, and the minutes' history tells
/// just that. What stands in the table of sessions counts, whether or not its caller ever had the answer.
/// </summary>
internal static class SessionMinuteChecks
{
    public static IEnumerable<string> Check(Evidence evidence) =>
        CrashAccount.WithRates.SelectMany(account => Check(account.Id, new(account, evidence), evidence));

    private static IEnumerable<string> Check(string account, SessionMinutes minutes, Evidence evidence)
    {
        var openings = evidence.Openings.Where(request => request.Account == account).ToList();
        return
        [
            .. from minute in minutes.All
            where minutes.Opened(minute) > minutes.Limit(minute)
            select $"{account}: {minutes.Opened(minute)} sessions were opened in minute {minute}, allowed were "
                + $"{minutes.Limit(minute)}",
            .. History(account, minutes, openings, evidence),
            .. from request in openings
            where request.IsBefore && request.Answer!.Refusal == Refusal.OverLimit && !WasFull(request, minutes)
            select $"{account}: {request.Sent.Key} was refused between {request.From} and {request.Until}, when "
                + "sessions could be opened",
            .. from request in openings
            where request.IsBefore && request.IsAdmitted && IsWithin(request, SessionMinutes.Of(request.From))
            let limit = minutes.Limit(SessionMinutes.Of(request.From))
            from problem in Unless(
                request.Answer!.Limit == limit,
                $"{account}: {request.Sent.Key} was told a limit of {request.Answer!.Limit}, in force was {limit}"
            )
            select problem,
        ];
    }

    private static IEnumerable<string> History(
        string account,
        SessionMinutes minutes,
        List<RateRequest> openings,
        Evidence evidence
    )
    {
        var rows = evidence.Snapshot.StreamMinutes.Where(row => row.Account == account).ToDictionary(row => row.Minute);
        return from minute in minutes.All.Union(rows.Keys)
            let row = rows.GetValueOrDefault(minute)
            let refused = openings.Count(request =>
                request.IsBefore && request.Answer!.Refusal == Refusal.OverLimit && IsWithin(request, minute)
            )
            let doubtful = openings.Count(request => request.MayBe(Refusal.OverLimit) && IsPartlyIn(request, minute))
            where
                row?.Limit != minutes.Limit(minute)
                || row.Opened != minutes.Opened(minute)
                || row.Refused < refused
                || row.Refused > doubtful
            select $"{account}: minute {minute} is told as {row}; opened were {minutes.Opened(minute)} of "
                + $"{minutes.Limit(minute)}, refused {refused} to {doubtful}";
    }

    private static bool IsWithin(RateRequest request, long minute) =>
        SessionMinutes.Of(request.From) == minute && SessionMinutes.Of(request.Until) == minute;

    private static bool IsPartlyIn(RateRequest request, long minute) =>
        SessionMinutes.Of(request.From) <= minute && SessionMinutes.Of(request.Until) >= minute;

    private static bool WasFull(RateRequest request, SessionMinutes minutes)
    {
        for (var minute = SessionMinutes.Of(request.From); minute <= request.Until; minute += SessionMinutes.Length)
        {
            if (minutes.Opened(minute, request.Until) >= minutes.Limit(minute))
            {
                return true;
            }
        }

        return false;
    }
}
