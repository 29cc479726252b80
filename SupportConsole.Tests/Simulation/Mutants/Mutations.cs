namespace SupportConsole.Tests.Simulation.Mutants;

/// <summary>Faults of the rules, planted where the rules stand.</summary>
internal static class Mutations
{
    public static IReadOnlyDictionary<string, Mutation> All { get; } = new Dictionary<string, Mutation>
    {
        ["one too many is let in"] = new(
            "Limits/AsyncLimiter.cs",
            "var starts = state.Queued == 0 && state.Running < EffectiveLimit.Of(state, limits).Value;",
            "var starts = state.Queued == 0 && state.Running <= EffectiveLimit.Of(state, limits).Value;"),
        ["a slot leaks when a transcript is given up"] = new(
            "Limits/Batching/ExpireLeasesCommand.cs",
            "book.Move(AsyncLimiter.Finish(book.State, Money.Zero, batch.Rules.Limits), []);",
            "book.Move(book.State);"),
        ["a lease runs out while its job heartbeats"] = new(
            "Limits/Batching/ExpireLeasesCommand.cs",
            "transcript && transcript.LeaseExpiresAt <= batch.Now)",
            "transcript)"),
        ["a stale token is accepted"] = new(
            "Limits/Batching/CompleteCommand.cs",
            "transcript || transcript.LeaseToken != result.LeaseToken)",
            "transcript)"),
        ["a raised limit starts nothing"] = new(
            "Limits/Batching/LimitMove.cs",
            "var step = AsyncLimiter.Drain(book.State with { ThrottleLimitOverride = after.Override }, batch.Rules.Limits);",
            "var step = new DrainStep(book.State with { ThrottleLimitOverride = after.Override }, 0);"),
        ["a deposit starts nothing"] = new(
            "Limits/Batching/DepositCommand.cs",
            "book.Move(AsyncLimiter.Drain(book.State with { Balance = balance }, batch.Rules.Limits), []);",
            "book.Move(book.State with { Balance = balance });"),
        ["money is rounded to even"] = new(
            "Billing/Money.cs",
            "decimal.Round(dollars * MicrosPerDollar, 0, MidpointRounding.AwayFromZero)",
            "decimal.Round(dollars * MicrosPerDollar, 0)"),
        ["a repeated submit is new"] = new(
            "Limits/Batching/SubmitCommand.cs",
            "submission.Id ?? Guid.CreateVersion7().ToString(\"N\"), submission.Id is not null",
            "Guid.CreateVersion7().ToString(\"N\"), false"),
        ["a negative balance holds nothing back"] = new(
            "Limits/EffectiveLimit.cs",
            "return new(Math.Min(1, throttleLimit), throttleLimit, EffectiveLimitReason.NegativeBalance);",
            "return new(throttleLimit, throttleLimit, EffectiveLimitReason.NegativeBalance);"),
        ["a minute's peak forgets what ran before it"] = new(
            "Throttling/MinuteTally.cs",
            "        Observe(locked);\n",
            ""),
        ["a start after a lost worker counts as a wait"] = new(
            "Limits/Batching/TranscriptWriter.cs",
            "if (waiting.Attempts == 0)",
            "if (waiting.Attempts >= 0)"),
        ["a fixed window lets twice the rate through"] = new(
            "Limits/Lemur/LemurWindow.cs",
            "    private void Forget(long now)\n    {\n",
            "    private void Forget(long now)\n    {\n        now = (now / Length * Length) + Length - 1;\n"),
        ["a refused attempt takes from the limit"] = new(
            "Limits/Streaming/StreamingLimiter.cs",
            "minute with { Refused = minute.Refused + 1 }",
            "minute with { Opened = minute.Opened + 1, Refused = minute.Refused + 1 }"),
        ["a clock that is behind opens a second minute"] = new(
            "Limits/Streaming/StreamingLimiter.cs",
            "if (minute <= latest.Minute)",
            "if (minute == latest.Minute)"),
        ["a day of e-mails begins at noon"] = new(
            "Notifications/ThrottleMail.cs",
            "(int)(time.ToUnixTimeMilliseconds() / DayMilliseconds)",
            "(int)((time.ToUnixTimeMilliseconds() + (DayMilliseconds / 2)) / DayMilliseconds)"),
        ["what a lost worker sends back to wait is told to nobody"] = new(
            "Limits/Batching/BatchWriter.cs",
            "        await new TranscriptWriter(batch, leases, transaction).WriteAsync();\n        WriteStates(batch, transaction);\n",
            "        WriteStates(batch, transaction);\n        await new TranscriptWriter(batch, leases, transaction).WriteAsync();\n"),
        ["an own limit is set over another person's change"] = new(
            "Limits/Batching/OverrideCommand.cs",
            "if (own?.Value != request.Seen)",
            "if (batch.Now == default)"),
        ["a session left open is charged without end"] = new(
            "Limits/Streaming/StreamingSession.cs",
            "charged = charged > longest ? longest : charged;",
            "charged = now - OpenedAt;"),
    };
}
