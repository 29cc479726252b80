using SupportConsole.Core.Access;

namespace SupportConsole.Core.Live;

/// <summary>A place among those who look at a shared reading; disposing it gives it up.</summary>
/// <typeparam name="T">What is read.</typeparam>
public interface IFollowedReading<T> : IDisposable
    where T : class
{
    /// <summary>The last reading, failed when it failed; null when what was asked for does not exist.</summary>
    /// <exception cref="PermissionDeniedException">The actor may not see it.</exception>
    Task<T?> LatestAsync(Actor actor);
}
