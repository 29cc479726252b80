using SupportConsole.Api.Requests;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Api;

/// <summary>
/// Marks a call that a limit decides about: every answer to it carries the id of the decision, whichever way that went.
/// A call that ends before a limit is asked (a body that cannot be read, a database that is away) has an id that says
/// just that.
/// </summary>
internal sealed class LimitedCall
{
    public const string Header = "X-Decision-Id";

    private readonly DecisionKind _kind;

    private LimitedCall(DecisionKind kind) => _kind = kind;

    public static void Mark(IEndpointConventionBuilder endpoint, DecisionKind kind) =>
        endpoint.WithMetadata(new LimitedCall(kind));

    /// <summary>Puts the decision's id on the answer; to be called with a committed decision only.</summary>
    public static void Decided(HttpContext context, IDecisions decisions, Decision? decision)
    {
        if (decision is not null)
        {
            context.Response.Headers[Header] = decisions.Issue(decision);
        }
    }

    /// <summary>
    /// Gives an answer that nothing was decided for an id of its own, at the last moment before it goes out.
    /// </summary>
    public void Watch(HttpContext context, IDecisions decisions, TimeProvider clock) =>
        context.Response.OnStarting(() =>
        {
            if (!context.Response.Headers.ContainsKey(Header))
            {
                Decided(context, decisions, Undecided(context, clock.GetUtcNow()));
            }

            return Task.CompletedTask;
        });

    private Decision Undecided(HttpContext context, DateTimeOffset now)
    {
        var accountId = context.GetRouteValue("accountId") as string;
        return new()
        {
            Kind = _kind,
            Rule =
                context.Response.StatusCode >= StatusCodes.Status500InternalServerError
                    ? DecisionRule.NotDecided
                    : DecisionRule.InvalidCall,
            At = now,
            AccountId = accountId is not null && FieldRules.AccountId.Allows(accountId) ? accountId : null,
        };
    }
}
