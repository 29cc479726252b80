using SupportConsole.Core.Accounts;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Rates;
using SupportConsole.Core.Usage;

namespace SupportConsole.Core.Limits.Streaming;

/// <summary>A new streaming session, when the minute has room for it.</summary>
/// <param name="accountId">Whose.</param>
/// <param name="request">With a model that has a price.</param>
internal sealed class OpenStreamCommand(string accountId, StreamRequest request)
    : Command<StreamOutcome>,
        ICountedCommand
{
    // Made here and not in the decision, so that a context that is tried again opens the same session.
    private readonly string _sessionId = Guid.CreateVersion7().ToString("N");

    private RateRequestKey? Key => request.RequestId is { } id ? new(accountId, RateRequestKind.Stream, id) : null;

    private string ProjectId => request.ProjectId ?? Project.DefaultId;

    public void Count(DecisionTally tally) => tally.Add(Outcome?.Decision);

    public override void Require(CommandContext context)
    {
        context.Accounts.Require(accountId);
        context.Streaming.MinutesOf.Add(accountId);
        if (context.IsRetry)
        {
            context.Streaming.Wanted.Add(_sessionId);
        }

        context.Projects.Require(accountId, ProjectId, request.ApiKeyId);
        context.RateRequests.Require(Key);
    }

    public override void Decide(CommandContext context) =>
        Outcome = context.Accounts.Find(accountId) is { } account
            ? Decide(context, account)
            : new StreamOutcome.UnknownAccount { Decision = Record(DecisionRule.UnknownAccount, context) };

    private StreamOutcome Decide(CommandContext context, LimitedAccount account)
    {
        if (context.RateRequests.Find<StreamOutcome>(Key) is { } earlier)
        {
            return earlier;
        }

        var terms = StreamingTerms.Of(account.State, context.LimitOptions);
        var minute = StreamingLimiter.Roll(
            context.Streaming.LatestMinute(accountId),
            accountId,
            terms,
            context.StreamingOptions,
            context.Now
        );
        if (context.Streaming.Session(_sessionId) is not null)
        {
            // The earlier try was committed after all.
            return Opened(minute);
        }

        if (!context.Projects.Accepts(accountId, ProjectId))
        {
            return new StreamOutcome.UnknownProject(ProjectId)
            {
                Decision = Record(DecisionRule.UnknownProject, context),
            };
        }

        if (!context.Projects.AcceptsKey(accountId, ProjectId, request.ApiKeyId))
        {
            return new StreamOutcome.UnknownApiKey(request.ApiKeyId!, ProjectId)
            {
                Decision = Record(DecisionRule.UnknownApiKey, context),
            };
        }

        if (BalanceGate.Check(account.State, context.NegativeBalanceOptions) is { } refusal)
        {
            account.CountRefusal(refusal);
            return context.RateRequests.Remember<StreamOutcome>(
                Key,
                new StreamOutcome.Refused(refusal, StreamingLimiter.Allowance(minute, context.Now))
                {
                    Decision = Record(
                        RateDecision.RuleOf(refusal),
                        context,
                        RateDecision.Limit(account.State, minute, terms)
                    ),
                }
            );
        }

        var step = StreamingLimiter.Admit(minute);
        context.Streaming.Move(step.Minute);
        if (!step.IsOpened)
        {
            var allowance = StreamingLimiter.Allowance(step.Minute, context.Now);
            var limit = RateDecision.Limit(account.State, step.Minute, terms);
            return context.RateRequests.Remember<StreamOutcome>(
                Key,
                new StreamOutcome.LimitReached(allowance)
                {
                    Decision = Record(DecisionRule.OverRate, context, limit, allowance.ResetSeconds),
                }
            );
        }

        Add(context);
        return context.RateRequests.Remember(Key, Opened(step.Minute));

        StreamOutcome Opened(StreamingMinute now) =>
            new StreamOutcome.Opened(_sessionId, StreamingLimiter.Allowance(now, context.Now))
            {
                Decision = Record(DecisionRule.WithinRate, context, RateDecision.Limit(account.State, now, terms)),
            };
    }

    private void Add(CommandContext context) =>
        context.Streaming.Open(
            new()
            {
                Id = _sessionId,
                AccountId = accountId,
                ProjectId = ProjectId,
                ApiKeyId = request.ApiKeyId,
                Model = context.Prices.Streaming.NameOf(request.Model),
                OpenedAt = context.Now,
            }
        );

    private Decision Record(
        DecisionRule rule,
        CommandContext context,
        DecisionLimit? limit = null,
        int retryAfterSeconds = 0
    ) => RateDecision.Of(DecisionKind.OpenStream, rule, accountId, context.Now, limit, retryAfterSeconds);
}
