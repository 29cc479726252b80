namespace SupportConsole.Tests.Crash.Checks;

/// <summary>
/// A call to open a session, or a LeMUR request, and what its caller knows of it. It was decided at some moment between
/// the two times.
/// </summary>
/// <param name="Sent">The call.</param>
/// <param name="Answer">Null when there was none: it was admitted, or refused, or never came in.</param>
/// <param name="IsBefore">True when the answer had come before the database was read.</param>
internal sealed record RateRequest(JournalEntry Sent, JournalEntry? Answer, bool IsBefore)
{
    public string Account => Sent.Account!;

    /// <summary>As the tables have it: the request's own, or empty when it named none.</summary>
    public string ApiKey => Sent.Unnamed is null ? Sent.Key! : "";

    public bool IsNamed => Sent.Unnamed is null;

    public long From => Sent.At;

    public long Until => Answer?.At ?? long.MaxValue;

    public bool IsAdmitted => Answer is { Refusal: null };

    /// <summary>True when it is known that it was not admitted.</summary>
    public bool IsRefused => Answer is { Refusal: not null };

    /// <summary>True when it was refused so, or may have been.</summary>
    public bool MayBe(Refusal refusal) => Answer is null || Answer.Refusal == refusal;

    /// <summary>Every call with its answer, in the order in which they were sent.</summary>
    public static IReadOnlyList<RateRequest> Pair(
        IReadOnlyList<JournalEntry> before,
        IReadOnlyList<JournalEntry> after,
        JournalEvent sent,
        IReadOnlyCollection<JournalEvent> answered
    )
    {
        var answers = after
            .Index()
            .Where(line => answered.Contains(line.Item.Event))
            .ToDictionary(line => line.Item.Key!);
        return
        [
            .. from call in after
            where call.Event == sent
            let answer = answers.GetValueOrDefault(call.Key!)
            select new RateRequest(call, answer.Item, answer.Item is not null && answer.Index < before.Count),
        ];
    }
}
