using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.LimitChanges;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Outbox;
using SupportConsole.Core.Readings;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Limits;

/// <summary>
/// Raises of the limit on new streaming sessions: at once while the account's traffic bears them out, else by an
/// escalation to #ask-streaming that binds to exactly this limit.
/// </summary>
public abstract class StreamingRaiseContract(TestEngine engine) : RateContract(engine)
{
    private const LimitKind Streaming = LimitKind.StreamingSessionsPerMinute;

    [SkippableFact]
    public async Task Override_WithinThePeak_IsAppliedAtOnce()
    {
        await WantedAsync(120);

        var applied = Assert.IsType<OverrideOutcome.Applied>(await OwnAsync(null, 240));

        Assert.Equal((100, 240), (applied.OldLimit, applied.NewLimit));
    }

    [SkippableTheory]
    [InlineData(241, LimitChangeRule.OverPeak)]
    [InlineData(501, LimitChangeRule.OverThreshold)]
    public async Task Override_BeyondTheGuardrail_ChangesNothingAndIsAudited(int wanted, LimitChangeRule rule)
    {
        await WantedAsync(120);

        var refused = Assert.IsType<OverrideOutcome.NeedsEngineering>(await OwnAsync(null, wanted, "attempt"));
        var again = await OwnAsync(null, wanted, "attempt");

        Assert.Equal(rule, refused.Rule);
        Assert.Equal(refused, again);
        Assert.Null((await StateAsync()).StreamingLimitOverride);
        var entry = await LastEntryAsync();
        Assert.Equal(
            (AuditActions.OverrideLimit, AuditOutcome.Refused, refused.Sentence),
            (entry.Action, entry.Outcome, entry.Rule)
        );
    }

    [SkippableFact]
    public async Task Override_PeakOlderThanTheDaysLookedAt_DoesNotCount()
    {
        await WantedAsync(120);
        Clock.Advance(TimeSpan.FromDays(8));

        Assert.IsType<OverrideOutcome.NeedsEngineering>(await OwnAsync(null, 101));
    }

    [SkippableFact]
    public async Task Escalation_ApprovedByEngineering_IsInForceForTheNextSession()
    {
        await WantedAsync(120);
        var id = await RequestedAsync(100, 700);
        var asked = (await Host.Escalations.FindAsync(People.Manager, id, default))!;
        Assert.Equal(
            (Streaming, 100, 700, 120, 100, 20, 1, LimitChangeRule.OverThreshold),
            (
                asked.Escalation.Kind,
                asked.Escalation.OldLimit,
                asked.Escalation.NewLimit,
                asked.Escalation.PeakDemand,
                asked.Escalation.Running,
                asked.Escalation.Queued,
                asked.Escalation.RefusingMinutes,
                asked.Escalation.Rule
            )
        );
        Assert.NotNull(asked.Escalation.PeakAt);

        // The account's page leads to it, as to one of the throttle limit.
        var reading = (await Host.Get<IAccountReadings>().ReadAsync(People.Engineer, Account, default))!;
        Assert.Equal((id, null), (reading.StreamingEscalation?.Id, reading.Basis.Waiting));
        Assert.Contains("Anticipated peak: 120 new sessions a minute", asked.Message, StringComparison.Ordinal);

        var decided = Assert.IsType<EscalationDecisionOutcome.Decided>(
            await DecideAsync(id, EscalationDecision.Approve)
        );

        Assert.Equal((100, 700), (decided.OldLimit, decided.NewLimit));
        var state = await StateAsync();
        Assert.Equal((700, (int?)null), (state.StreamingLimitOverride, state.ThrottleLimitOverride));
        Assert.Equal(700, (await OpenAsync()).Allowance.Limit);
        var own = (await FindAsync()).Own!;
        Assert.Equal((LimitSource.Approval, decided.AuditSequence), (own.Source, own.AuditSequence));
        var entry = await LastEntryAsync();
        Assert.Contains("\"limit\":700", entry.After, StringComparison.Ordinal);
        Assert.DoesNotContain("throttleLimit", entry.After, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Escalation_TellsTheChannelOfStreaming()
    {
        await WantedAsync(120);
        await DecideAsync(await RequestedAsync(100, 700), EscalationDecision.Deny);

        await using var context = Host.OpenContext();
        var posts = context.Set<OutboxMessage>().Where(message => message.Kind == OutboxKind.SlackPost).ToList();
        Assert.Equal(2, posts.Count);
        Assert.All(posts, post =>
            Assert.Equal(EngineeringChannel.Streaming, EngineeringPost.Read(post.Payload).Channel)
        );
    }

    [SkippableFact]
    public async Task Escalation_LimitChangedMeanwhile_IsVoidAndTheThrottleLimitIsNoMatter()
    {
        await WantedAsync(120);
        var id = await RequestedAsync(100, 700);

        // Another limit of the account moves: this one is about streaming alone.
        Assert.IsType<LimitChangeOutcome.Applied>(await ChangeAsync(200, 210));
        Assert.Equal(EscalationState.Waiting, (await Host.Escalations.FindAsync(People.Manager, id, default))!.State);

        Assert.IsType<OverrideOutcome.Applied>(await OwnAsync(null, 110));

        Assert.Equal(EscalationState.Void, (await Host.Escalations.FindAsync(People.Manager, id, default))!.State);
        Assert.IsType<EscalationDecisionOutcome.Refused>(await DecideAsync(id, EscalationDecision.Approve));
        Assert.Equal(110, (await StateAsync()).StreamingLimitOverride);
    }

    [SkippableFact]
    public async Task Escalation_OneWaitsAnAccountWhicheverLimitItIsAbout()
    {
        await WantedAsync(120);
        await RequestedAsync(100, 700);

        Assert.IsType<EscalationRequestOutcome.AlreadyWaiting>(
            await Host.Escalations.RequestAsync(People.Engineer, Wish(200, 600), default)
        );
        Assert.Null((await Host.BasisAsync(People.Engineer, Account))!.Waiting);
        Assert.IsType<LimitMoveOutcome.Refused>(
            await Host.Changes.RaiseUrgentlyAsync(People.Engineer, Wish(200, 210), default)
        );
    }

    [SkippableFact]
    public async Task Escalation_NobodyDecides_LapsesAndMakesRoom()
    {
        await WantedAsync(120);
        var id = await RequestedAsync(100, 700);
        Clock.Advance(TimeSpan.FromHours(73));

        Assert.IsType<EscalationDecisionOutcome.Refused>(await DecideAsync(id, EscalationDecision.Approve));

        Assert.Equal(EscalationState.Lapsed, (await Host.Escalations.FindAsync(People.Manager, id, default))!.State);
        Assert.Null((await StateAsync()).StreamingLimitOverride);
        await RequestedAsync(100, 800);
    }

    [SkippableFact]
    public async Task Escalation_NotNeededOrNotAllowed_SaysSo()
    {
        await WantedAsync(120);

        Assert.IsType<EscalationRequestOutcome.NotNeeded>(await RequestAsync(100, 240));
        Assert.IsType<EscalationRequestOutcome.Forbidden>(await RequestAsync(100, 700, People.Approver));
        Assert.IsType<EscalationRequestOutcome.Conflict>(await RequestAsync(90, 700));
    }

    /// <summary>So many new sessions in one minute: those over the limit are refused, and count for the peak.</summary>
    private async Task WantedAsync(int sessions)
    {
        await RegisterAsync();
        await OpenManyAsync(sessions);
        Clock.Advance(Minute);
    }

    private Task<EscalationRequestOutcome> RequestAsync(int seen, int wanted, Actor? by = null) =>
        Host.Escalations.RequestAsync(by ?? People.Engineer, Wish(seen, wanted) with { Kind = Streaming }, default);

    private async Task<string> RequestedAsync(int seen, int wanted) =>
        Assert.IsType<EscalationRequestOutcome.Requested>(await RequestAsync(seen, wanted)).EscalationId;

    private Task<EscalationDecisionOutcome> DecideAsync(string id, EscalationDecision decision) =>
        Host.Escalations.DecideAsync(
            People.Approver,
            new(id, decision, "a comment", Guid.NewGuid().ToString("N")),
            default
        );

    private Task<OverrideOutcome> OwnAsync(int? seen, int? wanted, string? attempt = null) =>
        Host.Get<IOverrideService>()
            .ChangeAsync(
                People.Engineer,
                new(
                    Account,
                    Streaming,
                    seen,
                    wanted,
                    "Agreed in the contract",
                    "SUP-77",
                    attempt ?? Guid.NewGuid().ToString("N")
                ),
                default
            );

    private async Task<OverridableLimit> FindAsync() =>
        (await Host.Get<IOverrideService>().FindAsync(People.Engineer, Account, default))!.Single(limit =>
            limit.Kind == Streaming
        );

    private async Task<AuditEntry> LastEntryAsync() =>
        (await Host.Audit.AccountActivityAsync(People.Engineer, Account, 1, default))[0];
}

public sealed class SqliteStreamingRaiseTests() : StreamingRaiseContract(TestEngine.Sqlite);

public sealed class PostgreSqlStreamingRaiseTests() : StreamingRaiseContract(TestEngine.PostgreSql);

public sealed class SqlServerStreamingRaiseTests() : StreamingRaiseContract(TestEngine.SqlServer);
