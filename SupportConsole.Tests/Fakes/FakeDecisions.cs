using SupportConsole.Core.Access;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Limits.Decisions;

namespace SupportConsole.Tests.Fakes;

/// <summary>Gives every decision the same id, and answers what a test set.</summary>
internal sealed class FakeDecisions : IDecisions
{
    /// <summary>The only id there is.</summary>
    public const string Id = "EQGC_decision-of-the-tests";

    /// <summary>The decisions that got an id.</summary>
    public List<Decision> Issued { get; } = [];

    /// <summary>The answer to <see cref="Id"/>; every other id is unknown.</summary>
    public DecisionLookup Answer { get; set; } = new DecisionLookup.Unknown();

    public string Issue(Decision decision)
    {
        Issued.Add(decision);
        return Id;
    }

    public bool IsIssued(string text) => text == Id;

    public Task<DecisionLookup> ExplainAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(id == Id ? Answer : new DecisionLookup.Unknown());

    public Task<DecisionLookup> ExplainAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        ExplainAsync(id, cancellationToken);
}
