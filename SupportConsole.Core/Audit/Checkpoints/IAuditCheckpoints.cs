using SupportConsole.Core.Access;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>Tells of the signed checkpoints of this node's file.</summary>
public interface IAuditCheckpoints
{
    /// <summary>The last checkpoint.</summary>
    /// <exception cref="PermissionDeniedException">The actor lacks <see cref="Permission.ViewAudit"/>.</exception>
    CheckpointState Find(Actor actor);
}

/// <summary>The state of the checkpoints.</summary>
/// <param name="Last">The last checkpoint; null when there is none, or its file cannot be read.</param>
public sealed record CheckpointState(AuditCheckpoint? Last);

/// <inheritdoc cref="IAuditCheckpoints"/>
internal sealed class AuditCheckpoints(CheckpointLog log) : IAuditCheckpoints
{
    public CheckpointState Find(Actor actor)
    {
        actor.Demand(Permission.ViewAudit);
        return new(log.Last());
    }
}
