using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.DataProtection;

/// <summary>The keys that all nodes share. Synchronous, as the framework's key ring is.</summary>
public interface IDataProtectionKeys
{
    /// <summary>All keys, as XML, oldest first.</summary>
    /// <exception cref="System.Data.Common.DbException">The database does not answer.</exception>
    IReadOnlyList<string> ReadAll();

    /// <summary>Keeps a further key.</summary>
    /// <exception cref="DbUpdateException">The database does not take it.</exception>
    void Add(string friendlyName, string xml);
}

/// <inheritdoc cref="IDataProtectionKeys"/>
internal sealed class DataProtectionKeys(IDbContextFactory<ConsoleDbContext> contexts) : IDataProtectionKeys
{
    public IReadOnlyList<string> ReadAll()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.DataProtectionKeys.AsNoTracking().OrderBy(key => key.Id).Select(key => key.Xml)];
    }

    public void Add(string friendlyName, string xml)
    {
        using var context = contexts.CreateDbContext();
        context.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = xml });
        context.SaveChanges();
    }
}
