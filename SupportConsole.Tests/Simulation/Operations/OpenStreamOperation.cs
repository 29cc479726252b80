using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A client opens a streaming session.</summary>
internal sealed class OpenStreamOperation(string accountId, StreamRequest request) : Operation<StreamOutcome>
{
    private string? _sessionId;
    private string _expected = "no answer";

    public override string Kind => "open";

    public override void Replay(ModelBatch batch)
    {
        if (batch.Snapshot(accountId) is not { } snapshot)
        {
            _expected = "UnknownAccount";
            return;
        }

        if (batch.Answered(Kind, accountId, request.RequestId) is var (answer, made))
        {
            (_expected, _sessionId) = (answer, made);
            return;
        }

        if (_sessionId is null && !SimulatedKeys.Accepts(accountId, request.ApiKeyId))
        {
            _expected = "UnknownApiKey";
            return;
        }

        var account = snapshot.Account;
        var minute = ModelStreamingMinute.At(
            account.Streaming,
            batch.Model.StreamingStart(account),
            ReferenceModel.Scales(account),
            batch.Now
        );
        if (_sessionId is not null)
        {
            _expected = Describe("Opened", minute);
        }
        else if (batch.Model.Refusal(account) is { } refusal)
        {
            snapshot.Refuse(refusal, 1);
            _expected = Describe($"Refused {refusal}", minute);
            batch.Name(Kind, accountId, request.RequestId, _expected);
        }
        else
        {
            var opens = minute.Opened < minute.Limit;
            account.Streaming = opens
                ? minute with
                {
                    Opened = minute.Opened + 1,
                }
                : minute with
                {
                    Refused = minute.Refused + 1,
                };
            batch.Streamed.Add(account);
            if (opens)
            {
                _sessionId = batch.OpenedSession(account, request.ApiKeyId);
            }

            _expected = Describe(opens ? "Opened" : "LimitReached", account.Streaming);
            batch.Name(Kind, accountId, request.RequestId, _expected, _sessionId);
        }
    }

    public override void Answered(Parties parties)
    {
        var answer = Outcome switch
        {
            StreamOutcome.Opened opened => Describe("Opened", opened.Allowance),
            StreamOutcome.LimitReached reached => Describe("LimitReached", reached.Allowance),
            StreamOutcome.Refused refused => Describe($"Refused {refused.Refusal}", refused.Allowance),
            _ => Outcome.GetType().Name,
        };
        Demand(IsCommitted && answer == _expected, _expected, answer);
        if (Outcome is StreamOutcome.Opened { SessionId: var id })
        {
            Demand(id == _sessionId, $"session {_sessionId}", id);
            parties.Sessions.Add(id);
        }
    }

    protected override Command<StreamOutcome> Create()
    {
        _sessionId = null;
        return new OpenStreamCommand(accountId, request);
    }

    private static string Describe(string outcome, ModelStreamingMinute minute) =>
        $"{outcome}, limit {minute.Limit}, {Math.Max(0, minute.Limit - minute.Opened)} left";

    private static string Describe(string outcome, RateAllowance allowance) =>
        $"{outcome}, limit {allowance.Limit}, {allowance.Remaining} left";
}
