using Microsoft.Extensions.DependencyInjection;

namespace SupportConsole.Core.Checkups;

/// <summary>
/// Looks at one thing that the program needs, for whoever runs it. A checkup only reads, sends nothing to people, and
/// repeats no secret.
/// </summary>
public interface ICheckup
{
    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Cancelled when it takes too long.</param>
    /// <returns>At least one result.</returns>
    Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken);
}

/// <summary>
/// A checkup by its name. It is made when it runs: settings that are invalid must stop no other checkup.
/// </summary>
/// <param name="Name">Short, for the first column of a list.</param>
/// <param name="Create">Makes it.</param>
public sealed record CheckupKind(string Name, Func<IServiceProvider, ICheckup> Create)
{
    /// <summary>A checkup whose constructor takes services.</summary>
    public static CheckupKind Of<TCheckup>(string name)
        where TCheckup : class, ICheckup =>
        new(name, provider => ActivatorUtilities.CreateInstance<TCheckup>(provider));
}
