using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Engine;

/// <summary>Tells load balancers whether this node can serve.</summary>
public interface INodeReadiness
{
    /// <summary>
    /// Null when the database is reachable and migrated and takes decisions; else the reason in a few words, without
    /// secrets.
    /// </summary>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken);
}

/// <inheritdoc cref="INodeReadiness"/>
internal sealed class NodeReadiness(IDatabaseReadiness database, CommandBatcher batcher) : INodeReadiness
{
    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        if (await database.FindProblemAsync(cancellationToken) is { } problem)
        {
            return problem;
        }

        try
        {
            await batcher.ProbeAsync(cancellationToken);
            return null;
        }
        catch (LimitsUnavailableException)
        {
            return "the database takes no decisions: it is locked, full or read-only; the log says which";
        }
        catch (LimitsBusyException)
        {
            // It decides as fast as it can: others would not be faster for its absence.
            return null;
        }
    }
}
