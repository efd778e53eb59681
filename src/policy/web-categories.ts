/**
 * Four categories in which Azure Firewall never terminates TLS, whatever the rule says: Education, Finance, Government, Health and medicine.
 * A rule that names their hosts or URLs does (facts 1.3).
 */
export const isProtectedCategory = (category: string): boolean =>
  /^(education|finance|government|health\s*and\s*medicine)$/i.test(category.trim())
