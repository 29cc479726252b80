using SupportConsole.Core.Engine;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Simulation.Database;
using SupportConsole.Tests.Simulation.Model;

namespace SupportConsole.Tests.Simulation.Operations;

/// <summary>A client asks LeMUR. Source: domain.md, "LeMUR": an exact rolling window.</summary>
internal sealed class AdmitLemurOperation(string accountId, LemurRequest request) : Operation<LemurOutcome>
{
    private const long Window = 60_000;

    private string _expected = "no answer";

    public override string Kind => "lemur";

    public override void Replay(ModelBatch batch)
    {
        if (batch.Snapshot(accountId) is not { } snapshot)
        {
            _expected = "UnknownAccount";
            return;
        }

        if (batch.Answered(Kind, accountId, request.RequestId) is var (answer, _))
        {
            _expected = answer;
            return;
        }

        var admissions = snapshot.Account.Admissions;
        var limit = batch.Model.LemurLimit(snapshot.Account);

        // A clock further behind the last admission than the window is long was set back: what is ahead of it was
        // admitted just now.
        if (admissions.Count > 0 && admissions[^1] > batch.Now + Window)
        {
            for (var index = 0; index < admissions.Count; index++)
            {
                admissions[index] = Math.Min(admissions[index], batch.Now);
            }

            batch.Asked.Add(snapshot.Account);
        }

        // Its answer tells what is left of the window, and so the window is put right before.
        if (!SimulatedKeys.Accepts(accountId, request.ApiKeyId))
        {
            _expected = "UnknownApiKey";
            return;
        }

        // A clock that is behind the last admission counts as that admission.
        var now = admissions.Count == 0 ? batch.Now : Math.Max(batch.Now, admissions[^1]);
        var used = admissions.Count(at => at > now - Window);
        if (batch.Model.Refusal(snapshot.Account) is { } refusal)
        {
            snapshot.Refuse(refusal, 1);
            _expected = $"Refused {refusal}";
        }
        else if (used >= limit)
        {
            batch.RefuseLemur(snapshot.Account);
            _expected = $"LimitReached {limit}";
        }
        else
        {
            admissions.Add(now);
            admissions.RemoveAll(at => at <= now - Window);
            batch.Asked.Add(snapshot.Account);
            var cost = batch.Model.TokenPrice(request.InputTokens, request.OutputTokens, batch.Now);
            batch.Charge(
                snapshot.Account,
                request.ApiKeyId,
                Product.Lemur,
                batch.Model.Settings.Pricing.DefaultLemurModel,
                milliseconds: 0,
                cost
            );
            snapshot.Pay(batch, cost);
            _expected = $"Admitted {cost} {limit} {limit - used - 1}";
        }

        batch.Name(Kind, accountId, request.RequestId, _expected);
    }

    public override void Answered(Parties parties)
    {
        var answer = Outcome switch
        {
            LemurOutcome.Admitted admitted =>
                $"Admitted {admitted.Cost.Micros} {admitted.Allowance.Limit} {admitted.Allowance.Remaining}",
            LemurOutcome.LimitReached reached => $"LimitReached {reached.Allowance.Limit}",
            LemurOutcome.Refused refused => $"Refused {refused.Refusal}",
            _ => Outcome.GetType().Name,
        };
        Demand(IsCommitted && answer == _expected, _expected, answer);
    }

    protected override Command<LemurOutcome> Create() => new AdmitLemurCommand(accountId, request);
}
