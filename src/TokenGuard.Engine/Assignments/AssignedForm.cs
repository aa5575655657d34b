namespace TokenGuard.Engine.Assignments;

/// <summary>How a value is written behind its name.</summary>
internal enum AssignedForm
{
    /// <summary>Between quotes, behind a sign: code, JSON, attributes.</summary>
    Quoted,

    /// <summary>Without quotes, behind a sign: variables of shells, properties, YAML, query strings.</summary>
    Bare,

    /// <summary>Without quotes, but with marks that code would end it with: alone on a line of YAML.</summary>
    Plain,

    /// <summary>Without quotes, but within a text that code holds: the lines of a configuration, a query, a command.</summary>
    Embedded,

    /// <summary>Between the tags of an element that bears the name.</summary>
    Element,

    /// <summary>Between quotes, as an argument of a call whose name it is, or of a call that makes the value.</summary>
    Argument,

    /// <summary>Behind a flag of a command line and a space.</summary>
    Flag,

    /// <summary>Behind the name and a space, as in SQL, tables and prose.</summary>
    Beside,

    /// <summary>Joined to the name by a hyphen or an underscore.</summary>
    Joined,

    /// <summary>In a row of a table, in the column that bears the name.</summary>
    Column,
}
